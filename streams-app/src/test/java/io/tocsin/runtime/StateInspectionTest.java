package io.tocsin.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class StateInspectionTest {
    private static final String APPLICATION = "app";

    @TempDir
    Path directory;

    private StateInspection inspection;
    private Path good;
    private Path bad;

    @BeforeEach
    void writeTwoTasks() throws Exception {
        inspection = new StateInspection(directory, APPLICATION);
        good = store("1_0");
        bad = store("1_1");
    }

    @Test
    void shouldLeaveWholeStoresAlone() throws Exception {
        inspection.run();

        assertThat(read(good)).isEqualTo("value-999");
        assertThat(read(bad)).isEqualTo("value-999");
    }

    @Test
    void shouldDoNothingWhereNothingIsYet() throws Exception {
        new StateInspection(directory, "another").run();

        assertThat(directory.resolve("another")).doesNotExist();
    }

    @Test
    void shouldDeleteTheTaskWhenTheListOfFilesHasLostItsEnd() throws Exception {
        Path manifest = fileIn(bad, "MANIFEST-\\d+");
        truncate(manifest, Files.size(manifest) / 2);

        inspection.run();

        assertThat(task("1_1")).doesNotExist();
        assertThat(read(good)).isEqualTo("value-999");
    }

    @Test
    void shouldDeleteTheTaskWhenItsCurrentFileIsCut() throws Exception {
        truncate(bad.resolve("CURRENT"), 5);

        inspection.run();

        assertThat(task("1_1")).doesNotExist();
        assertThat(good).exists();
    }

    @Test
    void shouldDeleteTheTaskWhenATableIsGone() throws Exception {
        Files.delete(fileIn(bad, "\\d+\\.sst"));

        inspection.run();

        assertThat(task("1_1")).doesNotExist();
        assertThat(good).exists();
    }

    @Test
    void shouldNotMindATableThatWasBeingWrittenWhenTheProcessWasKilled() throws Exception {
        byte[] begun = Arrays.copyOf(Files.readAllBytes(fileIn(bad, "\\d+\\.sst")), 2_000);
        Files.write(bad.resolve("000999.sst"), begun);

        inspection.run();

        assertThat(read(bad)).isEqualTo("value-999");
    }

    @Test
    void shouldFindABadBlockWhereThereIsLittleToRead() throws Exception {
        damageABlock();

        inspection.run();

        assertThat(task("1_1")).doesNotExist();
        assertThat(good).exists();
    }

    @Test
    void shouldFindABadBlockAmongMuchOnlyWhenItIsToldToReadAll() throws Exception {
        damageABlock();

        inspection.run(1_000);
        assertThat(bad).exists();

        inspection.readAllNextTime();
        inspection.run(1_000);
        assertThat(task("1_1")).doesNotExist();
        assertThat(good).exists();
        assertThat(directory.resolve(APPLICATION).resolve(".tocsin-read-all")).doesNotExist();
    }

    private void damageABlock() throws IOException {
        try (RandomAccessFile table =
                new RandomAccessFile(fileIn(bad, "\\d+\\.sst").toFile(), "rw")) {
            table.seek(16);
            table.write(0xFF);
        }
    }

    private Path task(String name) {
        return directory.resolve(APPLICATION).resolve(name);
    }

    private Path store(String task) throws IOException, RocksDBException {
        Path store = Files.createDirectories(task(task).resolve("rocksdb").resolve("some-store"));
        try (Options options = new Options().setCreateIfMissing(true);
                RocksDB database = RocksDB.open(options, store.toString());
                FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            for (int i = 0; i < 1_000; i++) {
                database.put(("key-" + i).getBytes(UTF_8), ("value-" + i).getBytes(UTF_8));
            }
            database.flush(waiting);
        }
        return store;
    }

    private static String read(Path store) throws RocksDBException {
        try (RocksDB database = RocksDB.openReadOnly(store.toString())) {
            return new String(database.get("key-999".getBytes(UTF_8)), UTF_8);
        }
    }

    private static Path fileIn(Path store, String name) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(name))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }
}

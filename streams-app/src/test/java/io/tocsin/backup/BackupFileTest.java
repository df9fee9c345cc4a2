package io.tocsin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTest {
    private static final List<KeptRecord> RECORDS =
            IntStream.range(0, 5_000).mapToObj(BackupFileTest::record).toList();

    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");
    private BackupFile file = file(path);

    @BeforeEach
    void name() {
        path = directory.resolve("labels.avro");
        file = file(path);
    }

    @Test
    void shouldReadWhatItWrote() {
        file.write(RECORDS);
        file.finish();

        assertThat(file.read()).isEqualTo(RECORDS);
        assertThat(directory).isDirectoryContaining(path::equals);
    }

    @Test
    void shouldLookLikeNoBackupUntilItIsFinished() {
        file.write(RECORDS);
        assertThat(path).doesNotExist();
        assertThat(directory.toFile().listFiles())
                .singleElement()
                .satisfies(left ->
                        assertThat(BackupFile.isUnfinished(left.toPath())).isTrue());

        file.write(RECORDS);
        file.discard();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAFileThatLostItsEndWhereverThatWas() throws IOException {
        file.write(RECORDS);
        file.finish();
        byte[] whole = Files.readAllBytes(path);
        int head = 2_000;
        assertThat(whole).hasSizeGreaterThan(10 * head);
        for (int length = head; length < whole.length; length += 97) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThatThrownBy(file::read).as("length=" + length).isInstanceOf(MalformedBackupException.class);
        }
    }

    @Test
    void shouldTellInOneLineOfBytesThatAreNoneOfItsOwn() throws IOException {
        file.write(RECORDS);
        file.finish();
        byte[] damaged = Files.readAllBytes(path);
        new Random(1).nextBytes(damaged);
        System.arraycopy(Files.readAllBytes(path), 0, damaged, 0, damaged.length / 2);
        Files.write(path, damaged);

        assertThatThrownBy(file::read)
                .isInstanceOf(MalformedBackupException.class)
                .hasMessageStartingWith("backup is damaged or of another kind: file=" + path + " reason=");
    }

    @Test
    void shouldReadAFileThatDoesNotSayHowManyRecordsItHas() throws IOException {
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new SpecificDatumWriter<GenericRecord>(file.schema(), file.data()))) {
            writer.create(file.schema(), path.toFile());
            writer.append(RECORDS.get(0).generic(file.schema()));
        }

        assertThat(file.read()).containsExactly(RECORDS.get(0));
    }

    private static BackupFile file(Path path) {
        return new BackupFile(path, BackupTopic.LABELS.schema(), BackupTopic.LABELS.data());
    }

    private static KeptRecord record(int number) {
        Instant start = Instant.ofEpochSecond(1_767_268_800L + 60L * number);
        return new KeptRecord(
                number % 2 == 0 ? KeptRecord.NO_KEY : "host/" + number,
                start.toEpochMilli(),
                new Label("host/" + number, LabelKind.FAILURE, start, start.plusSeconds(30), "disk " + number, "ana"));
    }
}

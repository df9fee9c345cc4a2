package io.tocsin.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the stores on disk before Kafka Streams opens them, and deletes those of a task of which one is damaged: the change-logs have them. Without
 * it an instance with one bad file would not start, however often it is tried, or would begin with less than it knew.
 *
 * <p>Up to 256 MB of tables are read through; where there is more they are only opened, so that the start is not held up, and a bad block is found when it is asked
 * for. {@link #readAllNextTime} has the next inspection read every byte nevertheless.
 *
 * <p>Confined to one thread; only while this process owns the directory and no store is open.
 */
public final class StateInspection {
    private static final Logger LOG = LoggerFactory.getLogger(StateInspection.class);
    private static final String READ_ALL = ".tocsin-read-all";
    /** Read within a second or so. */
    private static final long READ_BYTES_MAX = 256L << 20;

    private final Path applicationDirectory;

    /** Of {@code state.dir} and the {@code application.id}. */
    public StateInspection(Path stateDirectory, String applicationId) {
        this.applicationDirectory = stateDirectory.resolve(applicationId);
    }

    /**
     * Inspects all tasks that are there.
     *
     * @throws IOException if the directory cannot be read, or what is damaged cannot be deleted
     */
    public void run() throws IOException {
        run(READ_BYTES_MAX);
    }

    void run(long readBytesMax) throws IOException {
        if (!Files.isDirectory(applicationDirectory)) {
            return;
        }
        boolean everyByte = Files.exists(applicationDirectory.resolve(READ_ALL)) || tableBytes() <= readBytesMax;
        for (Path task : directories(applicationDirectory)) {
            inspect(task, everyByte);
        }
        Files.deleteIfExists(applicationDirectory.resolve(READ_ALL));
    }

    /** Leaves word for the next start, in this process or another. */
    public void readAllNextTime() throws IOException {
        Files.createDirectories(applicationDirectory);
        Files.write(applicationDirectory.resolve(READ_ALL), new byte[0]);
    }

    private static void inspect(Path task, boolean everyByte) throws IOException {
        Path stores = task.resolve("rocksdb");
        if (!Files.isDirectory(stores)) {
            return;
        }
        for (Path store : directories(stores)) {
            Optional<String> damage = StoreCheck.damage(store, everyByte);
            if (damage.isPresent()) {
                LOG.warn(
                        "state on disk is damaged, the stores of the task are made anew from their change-logs: path={}"
                                + " store={} reason={}",
                        task,
                        store.getFileName(),
                        damage.get());
                Utils.delete(task.toFile());
                return;
            }
        }
    }

    private long tableBytes() throws IOException {
        try (Stream<Path> files = Files.walk(applicationDirectory)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static List<Path> directories(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}

package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A note on disk of which process works in a directory, so that a registry whose parent was killed is ended by the next start.
 *
 * <p>The file holds the process id and its start in epoch milliseconds, one per line. Confined to the owner of the directory.
 */
final class ProcessRecord {
    /** Some systems compute the start from the boot time, which moves when the clock is set. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    ProcessRecord(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) {
        try {
            Files.write(file, List.of(Long.toString(process.pid()), Long.toString(startMs(process))));
        } catch (IOException cause) {
            throw new InfrastructureException("process record was not written: path=" + file, cause);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new InfrastructureException("process record was not deleted: path=" + file, cause);
        }
    }

    /**
     * The recorded process, if it still runs and is what was recorded: same id, same start and the argument on its command line.
     * Process ids are used again, so an id alone proves nothing.
     */
    Optional<ProcessHandle> findRunning(String argument) {
        return read().flatMap(recorded -> ProcessHandle.of(recorded.pid())
                .filter(process -> Math.abs(startMs(process) - recorded.startMs()) <= START_TOLERANCE.toMillis())
                .filter(process -> hasArgument(process, argument)));
    }

    private Optional<Recorded> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new Recorded(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1))));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException cause) {
            throw new InfrastructureException(
                    "process record is not readable: path=" + file
                            + " ; end the registry that it belongs to, if any, and delete it",
                    cause);
        }
    }

    private static long startMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static boolean hasArgument(ProcessHandle process, String argument) {
        return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(argument::equals);
    }

    private record Recorded(long pid, long startMs) {}
}

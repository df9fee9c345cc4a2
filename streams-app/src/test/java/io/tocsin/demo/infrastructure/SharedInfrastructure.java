package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * One broker and one registry for all integration tests of a test JVM, started by the first that asks and closed when the JVM ends.
 *
 * <p>Whoever uses it prefixes its topics, groups, application ids and subjects with {@link #uniquePrefix()}. Thread-safe.
 */
public final class SharedInfrastructure {
    private static final FutureTask<LocalInfrastructure> START = new FutureTask<>(SharedInfrastructure::start);

    private SharedInfrastructure() {}

    /** Waits for the start; a start that failed fails every caller the same way. Not to be closed by callers. */
    public static LocalInfrastructure get() {
        START.run();
        try {
            return START.get();
        } catch (Exception cause) {
            throw new IllegalStateException("shared infrastructure did not start", cause);
        }
    }

    /** A prefix that nobody else in this JVM has, legal in a topic name, such as {@code it-1f0c9a2e-}. */
    public static String uniquePrefix() {
        return "it-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    private static LocalInfrastructure start() throws IOException {
        Path directory = Files.createTempDirectory("tocsin-it-");
        LocalInfrastructure infrastructure = LocalInfrastructure.start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            infrastructure.close();
            delete(directory);
        }));
        return infrastructure;
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}

package io.tocsin.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the simulation stands, so that the next demo on the same data directory goes on from there.
 *
 * <p>Thread-safe.
 *
 * @param seed of the simulation
 * @param shops of the simulation
 * @param start of simulated time
 * @param fedUntil end of the newest tick whose samples Kafka has
 */
record DemoPosition(long seed, int shops, Instant start, Instant fedUntil) {
    private static final String FILE = "simulation.properties";

    DemoPosition fedUntil(Instant time) {
        return new DemoPosition(seed, shops, start, time);
    }

    /**
     * The position that an earlier demo left, if any.
     *
     * @throws DemoFailedException if there is one that cannot be understood
     */
    static Optional<DemoPosition> load(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties stored = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            stored.load(in);
            return Optional.of(new DemoPosition(
                    Long.parseLong(value(stored, "seed")),
                    Integer.parseInt(value(stored, "shops")),
                    Instant.parse(value(stored, "start")),
                    Instant.parse(value(stored, "fed-until"))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new DemoFailedException(
                    "position of the simulation is not readable: path=" + file + " reason=" + e.getMessage()
                            + " ; begin anew with --fresh",
                    e);
        }
    }

    private static String value(Properties stored, String key) {
        String value = stored.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("missing key: " + key);
        }
        return value;
    }

    /** Replaces the stored position in one move, so that a kill in the middle leaves the one before. */
    void save(Path dataDirectory) throws IOException {
        Properties values = new Properties();
        values.setProperty("seed", Long.toString(seed));
        values.setProperty("shops", Integer.toString(shops));
        values.setProperty("start", start.toString());
        values.setProperty("fed-until", fedUntil.toString());
        Path temporary = dataDirectory.resolve(FILE + ".new");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            values.store(out, "Where the simulated shops of the demo stand");
        }
        Files.move(
                temporary,
                dataDirectory.resolve(FILE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }
}

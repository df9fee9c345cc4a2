package io.tocsin.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user chose.
 *
 * <p>Thread-safe.
 *
 * @param dataDirectory where broker, registry, state and the simulation's position stay
 * @param runFor the demo ends by itself after this; empty: when it is stopped
 * @param shops simulated shops, at least 1
 * @param seed of the simulation and the training
 */
public record DemoOptions(Path dataDirectory, Optional<Duration> runFor, int shops, long seed) {
    /** The data directory when none is chosen. */
    public static final Path DEFAULT_DATA_DIRECTORY = Path.of(System.getProperty("user.home"), ".tocsin", "demo");

    /** The command that starts a demo on the same data directory. */
    String command() {
        return dataDirectory.equals(DEFAULT_DATA_DIRECTORY) ? "./tocsin demo" : "./tocsin demo --data " + dataDirectory;
    }

    /** What to tell the user when an earlier demo on the same directory had other shops: that one goes on, whatever the options say. */
    Optional<String> overruledBy(DemoPosition stored) {
        return stored.shops() == shops && stored.seed() == seed
                ? Optional.empty()
                : Optional.of("the earlier demo goes on: shops=" + stored.shops() + " seed=" + stored.seed()
                        + ", not shops=" + shops + " seed=" + seed + " ; --fresh begins anew");
    }
}

package io.tocsin.cli;

import io.tocsin.config.StreamsSettings;
import io.tocsin.runtime.StateTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the state directory has room to begin with: an instance without it would take over partitions only to fail with them.
 *
 * <p>Stateless, thread-safe.
 */
final class StateRoom {
    /** What the empty stores of one instance take. */
    private static final long LEAST_BYTES = 16L << 20;

    private StateRoom() {}

    /** Makes the directory where it is missing. */
    static void require(StreamsSettings streams) {
        Path directory = streams.stateDirectory();
        try {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).getUsableSpace() < LEAST_BYTES) {
                throw new CommandFailedException(StateTrouble.NO_SPACE.explain(streams));
            }
        } catch (IOException e) {
            throw new CommandFailedException(
                    "state directory cannot be had: state.dir=" + directory + " reason=" + e
                            + "; choose another with --set state.dir=DIR",
                    e);
        }
    }
}

package io.tocsin.cli;

import io.tocsin.plot.Figure;
import io.tocsin.plot.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What all examples have in common. Confined to one thread. */
final class ExampleOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Where the picture goes (default: ./tocsin-examples).")
    private Path directory = Path.of("tocsin-examples");

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default: 42).")
    private long seed = 42;

    long seed() {
        return seed;
    }

    /** Saves the picture and says where it is. */
    void save(Figure figure, String name, Output output) {
        try {
            output.line("picture: " + PictureFile.write(figure, directory, name));
        } catch (IOException e) {
            throw new CommandFailedException("cannot write the picture: directory=" + directory + " reason=" + e, e);
        }
    }

    /** Refuses a number below the least one. */
    static int requireAtLeast(Output output, String option, int value, int min) {
        if (value < min) {
            throw new ParameterException(
                    output.commandLine(), option + " must be at least " + min + ": value=" + value);
        }
        return value;
    }
}

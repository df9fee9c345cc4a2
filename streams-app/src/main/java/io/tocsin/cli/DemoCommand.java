package io.tocsin.cli;

import io.tocsin.demo.DemoOptions;
import io.tocsin.simulation.ShopFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Starts everything on this machine, with simulated shops as what is watched. Confined to one thread. */
@Command(
        name = "demo",
        description =
                "Start a broker, a schema registry, simulated web shops and Tocsin on this machine, and show what happens.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin demo                      until Ctrl-C",
            "  tocsin demo --for 3m --shops 3   three minutes, three shops",
            "  tocsin demo --fresh              forget what earlier demos have learned"
        })
final class DemoCommand implements Callable<Integer> {
    private final DemoLauncher launcher;

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long, such as 90s, 3m or 1h; without it until Ctrl-C.")
    private Optional<Duration> runFor = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Where it keeps its data (default: ~/.tocsin/demo).")
    private Path dataDirectory = DemoOptions.DEFAULT_DATA_DIRECTORY;

    @Option(names = "--shops", paramLabel = "N", description = "How many shops are simulated (default: 6).")
    private int shops = 6;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default: 42).")
    private long seed = 42;

    @Option(names = "--fresh", description = "Delete the data directory of earlier demos first.")
    private boolean fresh;

    DemoCommand(DemoLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() throws Exception {
        if (shops < 1) {
            throw new ParameterException(output.commandLine(), "--shops must be at least 1: value=" + shops);
        }
        if (shops > ShopFleet.MAX_SHOPS) {
            throw new ParameterException(
                    output.commandLine(), "--shops must be at most " + ShopFleet.MAX_SHOPS + ": value=" + shops);
        }
        if (fresh) {
            deleteData();
        }
        return launcher.run(new DemoOptions(dataDirectory, runFor, shops, seed));
    }

    private void deleteData() throws IOException {
        if (new DemoDirectory(dataDirectory).delete()) {
            output.line("deleted " + dataDirectory);
        }
    }
}

package io.tocsin.cli;

import io.tocsin.backtest.BacktestSettings;
import io.tocsin.config.TocsinConfig;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a back-test is run. Confined to one thread. */
final class BacktestOptions {
    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "Seeds of everything random; figures are means over them (default: 1,2,3).")
    private List<Long> seeds = List.of(1L, 2L, 3L);

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Series that are judged at a time (default: as many as there are processors, at most 4); changes no figure.")
    private int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training part at most (default: ${DEFAULT-VALUE}).")
    private int epochs = BacktestSettings.defaultTraining().fit().epochs();

    @Option(names = "--no-baselines", description = "Judge with Tocsin alone.")
    private boolean noBaselines;

    BacktestSettings settings(Output output, TocsinConfig config) {
        if (seeds.isEmpty()) {
            throw new ParameterException(output.commandLine(), "--seeds needs at least one seed");
        }
        ExampleOptions.requireAtLeast(output, "--threads", threads, 1);
        ExampleOptions.requireAtLeast(output, "--epochs", epochs, 1);
        return new BacktestSettings(
                config, BacktestSettings.defaultTraining().withEpochs(epochs), seeds, threads, !noBaselines);
    }
}

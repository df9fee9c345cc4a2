package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes a model and lets it judge. Confined to one thread. */
@Command(
        name = "train",
        description =
                "Train a model on the ticks topic or on CSV files, sign it with models.signing.key, publish it, deploy it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin train",
            "  tocsin train --selector 'host/*' --model hosts --epochs 30",
            "  tocsin train --csv january.csv.gz --no-publish --out hosts.tocsin",
            "  tocsin train --no-deploy         deploy later: tocsin models promote",
            "  tocsin train --watch             anew when scores drift, or in 7 days",
            "  tocsin train --watch --every 1d --shadow-for 6h --no-promote"
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final DeployOptions deployment = new DeployOptions();

    @Mixin
    private final WatchOptions watch = new WatchOptions();

    @Option(
            names = "--csv",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Learn from these files, plain or .gz (columns entity, time, and one a metric), not from the topic.")
    private List<Path> csvFiles = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "Name of the model; sets train.model.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "NAME",
            description = "Its version (default: the time, yyyyMMdd-HHmmss in UTC).")
    private Optional<String> version = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data at most; sets train.epochs.")
    private Optional<String> epochs = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; sets train.seed.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the artifact to this file too.")
    private Optional<Path> outFile = Optional.empty();

    @Option(names = "--no-publish", description = "Do not publish, and so do not deploy.")
    private boolean noPublish;

    @Option(names = "--no-deploy", description = "Publish, but let it judge nobody yet.")
    private boolean noDeploy;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        requireOptionsThatFit();
        TocsinConfig config = options.loadWith(keys()).config();
        if (watch.isWatching()) {
            LogLevels.forStart(output.isDebug());
            new WatchRun(config, watch.settings(), output).run();
        } else {
            LogLevels.forShortCommand(output.isDebug());
            trainOnce(config);
        }
        return ExitCode.OK;
    }

    private void trainOnce(TocsinConfig config) throws IOException, InterruptedException {
        Instant now = Instant.now();
        ModelId id = new ModelId(config.train().model(), version.orElseGet(() -> TimeFormat.version(now)));
        TrainingPlan.Goal goal = noPublish
                ? TrainingPlan.Goal.MODEL
                : noDeploy ? TrainingPlan.Goal.PUBLISHED : TrainingPlan.Goal.DEPLOYED;
        TrainingPlan plan = new TrainingPlan(config, id, now, csvFiles, outFile, goal, deployment);
        new TrainingRun(plan, output, terminal).run();
    }

    /** A single training and one that goes on have some options of their own. */
    private void requireOptionsThatFit() {
        watch.requireNoneWithoutWatch(output);
        List<String> single = Stream.of(
                        word("--csv", !csvFiles.isEmpty()),
                        word("--version", version.isPresent()),
                        word("--out", outFile.isPresent()),
                        word("--no-publish", noPublish),
                        word("--no-deploy", noDeploy),
                        word("--activate-at", deployment.activateAt().isPresent()),
                        word("--reason", deployment.reason().isPresent()))
                .flatMap(Optional::stream)
                .toList();
        if (watch.isWatching() && !single.isEmpty()) {
            throw new ParameterException(output.commandLine(), "not with --watch: " + String.join(", ", single));
        }
    }

    private static Optional<String> word(String option, boolean isGiven) {
        return isGiven ? Optional.of(option) : Optional.empty();
    }

    /** What these options set, so that the configuration's own rules check it. */
    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        model.ifPresent(value -> keys.put("train.model", value));
        epochs.ifPresent(value -> keys.put("train.epochs", value));
        seed.ifPresent(value -> keys.put("train.seed", value));
        deployment.selector().ifPresent(value -> keys.put("train.selector", value));
        return keys;
    }
}

package io.tocsin.cli;

import io.tocsin.backtest.BacktestSettings;
import io.tocsin.backtest.ColdStartSuite;
import io.tocsin.backtest.RecordingBacktest;
import io.tocsin.backtest.ServerSuite;
import io.tocsin.backtest.SuiteResult;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.trainer.CsvTrainingSource;
import io.tocsin.trainer.TopicTrainingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How good the detector is on what is known. Confined to one thread. */
@Command(
        name = "backtest",
        description = {
            "Judge recordings with the code of the running system, and say how good the verdicts are.",
            "",
            "With --suite: train from scratch on every series of a public data set and compare with methods that need no"
                    + " learning. Without: judge recordings of your own, with a finished model or one trained on the spot."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin backtest --suite smd --data ServerMachineDataset --out out/smd",
            "  tocsin backtest --suite smd --cold-start --data smd --out out/cold",
            "  tocsin backtest --suite flashsale --train monday --test tuesday --out out/sale",
            "  tocsin backtest --train january.csv.gz --test february.csv.gz --out out/february",
            "  tocsin backtest --model hosts.tocsin --test february.csv.gz --out out/february",
            "  tocsin backtest --model hosts.tocsin --topic --out out/now",
            "",
            "A recording is CSV, plain or .gz: columns entity and time (both optional), one a metric, and label (1 while",
            "something was wrong; optional, never shown to the detector)."
        })
final class BacktestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final BacktestOptions backtest = new BacktestOptions();

    @Option(names = "--suite", paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<BacktestSuite> suite = Optional.empty();

    @Option(
            names = "--cold-start",
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "FOLDS",
            description =
                    "With --suite smd or asd: judge each server by a model of the servers of the other folds (default: 2"
                            + " folds), beside its own.")
    private Optional<Integer> coldStartFolds = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The suite's directory.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--train",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings to learn from; with --suite flashsale a directory.")
    private List<Path> train = List.of();

    @Option(
            names = "--test",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings to judge; with --suite flashsale a directory.")
    private List<Path> test = List.of();

    @Option(names = "--model", paramLabel = "FILE", description = "Judge with this artifact; nothing is trained.")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--topic", description = "Judge what is in the ticks topic, known failures as labels.")
    private boolean topic;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where scores, table.csv and report.html go (default: ./tocsin-backtest).")
    private Path out = Path.of("tocsin-backtest");

    BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        LogLevels.forShortCommand(output.isDebug());
        suite.ifPresentOrElse(this::requireSuiteOptions, this::requireRecordingOptions);
        TocsinConfig config = options.config();
        BacktestSettings settings = backtest.settings(output, config);
        createOut();
        SuiteResult result = suite.isPresent() ? runSuite(suite.get(), settings) : judgeRecording(settings);
        FigureText.print(result, output);
        return ExitCode.OK;
    }

    /** What would go unheeded is refused: it was meant otherwise. */
    private void requireSuiteOptions(BacktestSuite chosen) {
        if (model.isPresent() || topic) {
            throw usage("--suite trains models of its own on data of its own: not with --model or --topic");
        }
        if (coldStartFolds.isPresent()) {
            ExampleOptions.requireAtLeast(output, "--cold-start", coldStartFolds.get(), 2);
            coldStartKind(chosen);
        }
        if (!isPairOf(chosen) && (data.isEmpty() || !train.isEmpty() || !test.isEmpty())) {
            throw usage("--suite " + chosen + " needs --data DIR"
                    + (chosen.takesPair() ? ", or --train DIR and --test DIR" : ""));
        }
    }

    private void requireRecordingOptions() {
        if (coldStartFolds.isPresent()) {
            throw usage("--cold-start goes with --suite smd or asd");
        }
        if (data.isPresent()) {
            throw usage("--data goes with --suite NAME; a recording to judge is --test FILE");
        }
        if (topic == !test.isEmpty()) {
            throw usage("backtest needs --suite NAME, or what to judge: --test FILE or --topic");
        }
        if (model.isPresent() == !train.isEmpty()) {
            throw usage("backtest needs something to judge with: --model FILE or --train FILE");
        }
    }

    private boolean isPairOf(BacktestSuite chosen) {
        return chosen.takesPair() && train.size() == 1 && test.size() == 1 && data.isEmpty();
    }

    private ServerSuite.Kind coldStartKind(BacktestSuite chosen) {
        return chosen.coldStartKind()
                .orElseThrow(() -> usage("--cold-start goes with --suite smd or asd: --suite " + chosen));
    }

    /** Now, not after an hour of training. */
    private void createOut() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new CommandFailedException("cannot write the results: directory=" + out + " reason=" + e, e);
        }
    }

    private SuiteResult runSuite(BacktestSuite chosen, BacktestSettings settings) {
        if (isPairOf(chosen)) {
            return chosen.transfer(train.get(0), test.get(0), out, settings, output::line);
        }
        Path servers = data.orElseThrow();
        return coldStartFolds.isPresent()
                ? new ColdStartSuite(coldStartKind(chosen), coldStartFolds.get(), settings, progress())
                        .run(servers, out)
                : chosen.run(servers, out, settings, progress(), output::line);
    }

    private SuiteResult judgeRecording(BacktestSettings settings) throws InterruptedException {
        TocsinConfig config = settings.config();
        RecordingBacktest recording = new RecordingBacktest(settings, progress());
        Model judge = model.isPresent()
                ? ArtifactFile.read(model.get(), config)
                : recording.train(csv(config, train), TrainingListener.SILENT);
        TrainingData judged = topic ? ticksTopic(config) : csv(config, test);
        return recording.judge(
                judge,
                judged,
                topic ? "Ticks topic" : String.valueOf(test.get(0).getFileName()),
                out);
    }

    private static TrainingData csv(TocsinConfig config, List<Path> files) {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new CommandFailedException("cannot read recording: file=" + file);
            }
        }
        return new CsvTrainingSource(config.ticks().duration().toMillis()).load(files);
    }

    private TrainingData ticksTopic(TocsinConfig config) throws InterruptedException {
        try (Installation installation = Installation.connect(config)) {
            installation.require(List.of(
                    installation.topics().ticks(),
                    installation.topics().labels(),
                    installation.topics().calendar()));
            return new TopicTrainingSource(
                            installation.reader(),
                            installation.topics(),
                            installation.schemas(),
                            config.ticks().duration().toMillis())
                    .load(config.train().selector());
        }
    }

    private BacktestProgressBar progress() {
        return new BacktestProgressBar(output, terminal);
    }

    private ParameterException usage(String message) {
        return new ParameterException(output.commandLine(), message);
    }
}

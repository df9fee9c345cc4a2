package io.tocsin.cli;

import io.tocsin.config.ProcessingGuarantee;
import io.tocsin.config.TocsinConfig;
import io.tocsin.config.TrainSettings;
import io.tocsin.schemas.Topics;
import io.tocsin.sizing.Capacity;
import io.tocsin.sizing.Estimate;
import io.tocsin.sizing.MeasuredCosts;
import io.tocsin.sizing.Setup;
import io.tocsin.sizing.SizingJson;
import io.tocsin.sizing.SizingPage;
import io.tocsin.sizing.Workload;
import io.tocsin.terminal.draw.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What an installation takes. Talks to nobody. Confined to one thread. */
@Command(
        name = "sizing",
        description = {
            "Estimate what so many entities take: instances, memory, disks, brokers, partitions, time to restore.",
            "What is not said comes from the configuration: tick, window, commit interval, standby and other replicas, network (train.*)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin sizing --entities 10000 --metrics 14",
            "  tocsin sizing --entities 100000 --metrics 38 --hidden 64 --replication 3 \\",
            "         --standby 1 --cores 8",
            "  tocsin sizing --entities 1000000 --metrics 8 --retention metrics.ticks=2d --output json"
        })
final class SizingCommand implements Callable<Integer> {
    private static final long MOST_ENTITIES = 1_000_000_000;
    private static final int MOST = 10_000;

    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--entities", paramLabel = "N", required = true, description = "Entities to watch.")
    private long entities;

    @Option(names = "--metrics", paramLabel = "M", required = true, description = "Metrics of each.")
    private int metrics;

    @Option(names = "--labels", paramLabel = "N", description = "Labels of each (default: 4).")
    private int labels = 4;

    @Option(names = "--layers", paramLabel = "N", description = "Layers of the network (default: train.layers).")
    private Optional<Integer> layers = Optional.empty();

    @Option(names = "--hidden", paramLabel = "N", description = "Units of each layer (default: train.hidden).")
    private Optional<Integer> hidden = Optional.empty();

    @Option(names = "--shadow", description = "With a challenger that judges beside the champion.")
    private boolean shadow;

    @Option(names = "--cores", paramLabel = "N", description = "Cores of one instance (default: 4).")
    private int cores = 4;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions that there are (default: a number is proposed).")
    private Optional<Integer> partitions = Optional.empty();

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Replicas of each partition (default: topics.replication.factor; 3 where that is -1).")
    private Optional<Integer> replication = Optional.empty();

    @Option(
            names = "--standby",
            paramLabel = "N",
            description = "Standby copies of each store (default: standby.replicas).")
    private Optional<Integer> standby = Optional.empty();

    @Option(
            names = "--retention",
            paramLabel = "TOPIC=TIME",
            description =
                    "Another time to keep metrics.samples, metrics.ticks, anomaly.scores or anomaly.shadow.scores; repeatable.")
    private Map<String, String> retention = Map.of();

    SizingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireRange("--entities", entities, 1, MOST_ENTITIES);
        requireRange("--metrics", metrics, 1, MOST);
        requireRange("--labels", labels, 0, 64);
        requireRange("--cores", cores, 1, 1_024);
        TocsinConfig config = options.config();
        Topics topics = Topics.withPrefix("");
        Estimate estimate = new Capacity(MeasuredCosts.measured(), topics).of(workload(config), setup(config, topics));
        if (format.isJson()) {
            FormatOption.print(new SizingJson(estimate).json(), output);
            return ExitCode.OK;
        }
        Frame frame = new SizingPage(estimate, terminal.columns())
                .draw(terminal.profile().characters());
        (terminal.colors() ? frame.styled(terminal.profile().colors()) : frame.plain()).forEach(output::line);
        return ExitCode.OK;
    }

    private Workload workload(TocsinConfig config) {
        TrainSettings train = config.train();
        int states = train.cell().equals("LSTM") ? 2 : 1;
        int gates = train.cell().equals("LSTM") ? 4 : train.cell().equals("GRU") ? 3 : 1;
        long tickSeconds = Math.max(1, config.ticks().duration().toSeconds());
        Workload.Network network = new Workload.Network(
                inRange("--layers", layers.orElse(train.layers()), 1, 16),
                inRange("--hidden", hidden.orElse(train.hidden()), 1, 4_096),
                states,
                gates,
                train.horizonsTicks().stream()
                        .map(ticks -> (int) (ticks * tickSeconds))
                        .toList());
        return new Workload(
                entities,
                metrics,
                labels,
                network,
                config.ticks().duration(),
                config.window().ticks(),
                shadow,
                Workload.TextLengths.USUAL);
    }

    private Setup setup(TocsinConfig config, Topics topics) {
        int configured = config.kafka().topicReplicationFactor();
        RetentionOption retentions = new RetentionOption(topics);
        return new Setup(
                inRange("--replication", replication.orElse(configured < 0 ? 3 : configured), 1, 100),
                inRange("--standby", standby.orElse(config.kafka().streams().standbyReplicas()), 0, 10),
                cores,
                partitions.map(given -> inRange("--partitions", given, 1, MOST)).orElse(0),
                config.kafka().streams().processingGuarantee() == ProcessingGuarantee.EXACTLY_ONCE_V2,
                config.kafka().streams().commitInterval(),
                config.silence().storeEvery(),
                retentions.read(retention, this::usage));
    }

    private int inRange(String name, int value, int least, int most) {
        requireRange(name, value, least, most);
        return value;
    }

    private void requireRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw usage("must be " + least + " to " + most + ": " + name + "=" + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(output.commandLine(), message);
    }
}

package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a recording into the samples topic. Confined to one thread. */
@Command(
        name = "feed",
        description = {
            "Publish a recording as samples, row by row in the order of its times; Ctrl-C stops it.",
            "A CSV file, plain or .gz: a header line, then a row a moment. A column time (ISO 8601 or epoch milliseconds), a"
                    + " column entity where there are several, every other column is a metric; an empty cell is missing."
                    + " Without times rows are one tick apart and played as with --shift-to-now."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin feed shop-01.csv --speed max             all of it, with its own times",
            "  tocsin feed shop-01.csv --entity host/shop-01 --speed 60 --shift-to-now",
            "  tocsin feed shop-01.csv --from 2026-03-01T14:00:00Z",
            "",
            "Exit code 1 where rows were bad: each is told with its line, the others are sent."
        })
final class FeedCommand implements Callable<Integer> {
    private static final long STOP_SECONDS_MAX = 5;

    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description =
                    "Whose metrics they are, where there is no column entity; else the file's name up to its first dot.")
    private Optional<String> entity = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            converter = FeedSpeedConverter.class,
            description = "Times as fast as recorded, 1 if it is not told; max for as fast as Kafka takes it.")
    private FeedSpeed speed = new FeedSpeed(1);

    @Option(
            names = "--shift-to-now",
            description = "Move the times so that the last row is of the moment at which it is sent; played slower than"
                    + " recorded, the first row.")
    private boolean shiftToNow;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Begin with the first row of that time or later, as recorded.")
    private Optional<Instant> from = Optional.empty();

    FeedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        FeedRecording recording = new FeedRecording(config.ticks().duration().toMillis(), entity, output::warn);
        recording.read(file);
        List<FeedRow> rows = recording.rowsFrom(from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        if (rows.isEmpty()) {
            throw new CommandFailedException("no rows to feed: file=" + file + " bad=" + recording.bad());
        }
        try (Installation installation = Installation.connect(config)) {
            installation.require(List.of(installation.topics().samples()));
        }
        boolean isComplete = feed(rows, shiftToNow || !recording.isTimed(), config);
        return isComplete && recording.bad() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean feed(List<FeedRow> rows, boolean isShifted, TocsinConfig config) throws InterruptedException {
        FeedPace pace = new FeedPace();
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pace, finished), "tocsin-stop"));
        try (FeedProducer producer = new FeedProducer(config)) {
            FeedSchedule schedule = FeedSchedule.of(rows, speed, System.currentTimeMillis(), isShifted);
            FeedProgress progress = new FeedProgress(output.out(), terminal, rows.size());
            int arrived = new FeedRun(rows, schedule, pace, producer, progress).play();
            producer.failure().ifPresent(reason -> output.warn("kafka does not take samples: reason=" + reason));
            output.line(summary(rows, arrived, producer.topic()));
            return arrived == rows.size();
        } finally {
            finished.countDown();
        }
    }

    static String summary(List<FeedRow> rows, int arrived, String topic) {
        String fed = "fed " + arrived + " of " + rows.size() + " rows: topic=" + topic;
        return arrived == rows.size()
                ? fed
                : fed + "; to go on: --from "
                        + Instant.ofEpochMilli(rows.get(arrived).timeMs());
    }

    /** The main thread says how far it came; nobody waits longer than that takes. */
    private static void stop(FeedPace pace, CountDownLatch finished) {
        pace.stop();
        try {
            if (!finished.await(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.tocsin.cli;

import io.tocsin.PredictorApp;
import io.tocsin.binary.UnreadableStateException;
import io.tocsin.config.ForeignTopic;
import io.tocsin.config.StreamsSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.serve.metrics.ScrapedMeters;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicDifference;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.KafkaStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The streaming app, until it is stopped. Confined to one thread. */
@Command(
        name = "run",
        description = {
            "Read samples, judge them, publish alerts; until SIGTERM or Ctrl-C.",
            "Start as many as needed with the same application.id: they share the work."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin run --create-topics",
            "  tocsin run --config /etc/tocsin.properties",
            "  tocsin run --set bootstrap.servers=broker-1:9092 --set stream.threads=4"
        })
final class RunCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MS = 200;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--create-topics", description = "Make the topics that are missing.")
    private boolean createTopics;

    @Override
    public Integer call() throws Exception {
        TocsinConfig config = options.config();
        LogLevels.forStart(output.isDebug());
        try (Installation installation = Installation.connect(config)) {
            prepareTopics(installation, config);
        }
        PredictorApp app = new PredictorApp(
                config, Installation.topicsOf(config), Installation.schemasOf(config), ScrapedMeters.create());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(app), "tocsin-stop"));
        app.start();
        awaitRunning(app);
        LogLevels.withConnectionTrouble();
        if (!isOver(app)) {
            tellReady(app, config);
        }
        return awaitEnd(app, config);
    }

    private void tellReady(PredictorApp app, TocsinConfig config) {
        output.line("tocsin is ready: bootstrap.servers=" + config.kafka().bootstrapServers() + " application.id="
                + config.kafka().streams().applicationId() + " models="
                + app.registry().current().deployed().size() + httpAddress(config) + "; Ctrl-C stops it");
    }

    private static String httpAddress(TocsinConfig config) {
        return config.serve().isOn()
                ? " http=" + config.serve().address() + ":" + config.serve().port()
                : "";
    }

    private void prepareTopics(Installation installation, TocsinConfig config) {
        TopicAdmin admin = installation.topicAdmin();
        if (createTopics) {
            admin.create(installation.topics().all(), config.kafka().topicReplicationFactor());
        }
        List<TopicDifference> differences = admin.check(installation.topics().all());
        TopicChecks.requireNoneMissing(differences, ", or tocsin run --create-topics");
        TopicChecks.requireForeign(
                config.ingest().topics().stream().map(ForeignTopic::name).toList(), installation.topics(), admin);
        // They run as they are, though perhaps not as meant.
        differences.forEach(difference -> output.warn(difference.text() + "; " + difference.remedy()));
    }

    private void stop(PredictorApp app) {
        app.close();
        output.line("tocsin is stopped");
    }

    private static void awaitRunning(PredictorApp app) throws InterruptedException {
        while (app.state() != KafkaStreams.State.RUNNING && !isOver(app)) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    /** Comes back only when the streams stopped by themselves: a signal ends the process from the hook. */
    private static int awaitEnd(PredictorApp app, TocsinConfig config) throws InterruptedException {
        while (!isOver(app)) {
            Thread.sleep(LOOK_EVERY_MS);
        }
        app.unreadableState().ifPresent(unreadable -> {
            throw unreadable(unreadable, config.kafka().streams());
        });
        throw new CommandFailedException("streams have stopped, the log above says why: state=" + app.state());
    }

    private static CommandFailedException unreadable(UnreadableStateException unreadable, StreamsSettings streams) {
        return new CommandFailedException(
                "stored state cannot be read, nothing was changed: " + unreadable.getMessage() + "; application.id="
                        + streams.applicationId() + " state.dir=" + streams.stateDirectory()
                        + "; start the version that wrote it, or make the state anew: see ops/runbook.md, Upgrade",
                unreadable);
    }

    private static boolean isOver(PredictorApp app) {
        return app.state().hasCompletedShutdown() || app.state() == KafkaStreams.State.ERROR;
    }
}

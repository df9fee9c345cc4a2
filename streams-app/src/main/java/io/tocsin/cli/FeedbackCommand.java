package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.topics.TopicFeed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What people say of alerts. Confined to one thread. */
@Command(
        name = "feedback",
        synopsisSubcommandLabel = "ack|false-alarm|missed|list",
        description = "Say something of an alert, or of one that did not come.",
        subcommands = {
            FeedbackAckCommand.class,
            FeedbackFalseAlarmCommand.class,
            FeedbackMissedCommand.class,
            FeedbackListCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin feedback ack 3f9a1c20",
            "  tocsin feedback false-alarm 3f9a1c20 --note 'the monthly report'",
            "  tocsin feedback missed shop-3 --kind failure --from 2026-03-01T14:00:00Z --to 2026-03-01T14:20:00Z"
        })
final class FeedbackCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "feedback needs one of: ack, false-alarm, missed, list");
    }

    /** An installation that takes feedback. */
    static Installation connect(TocsinConfig config, Output output) throws InterruptedException {
        LogLevels.forShortCommand(output.isDebug());
        Installation installation = Installation.connect(config);
        try {
            installation.require(List.of(
                    installation.topics().alerts(), installation.topics().feedback()));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    static AlertDirectory alerts(TocsinConfig config, Installation installation) {
        AlertDirectory alerts = new AlertDirectory();
        String topic = installation.topics().alerts().name();
        try (TopicFeed<Alert> feed = new TopicFeed<>(
                config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(Alert.class, topic, installation.schemas())
                        .deserializer())) {
            feed.readToEnd(alerts::take);
        }
        return alerts;
    }
}

package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.topics.TopicFeed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The incidents as they are now. Confined to one thread. */
@Command(
        name = "alerts",
        description = "Show the newest state of each incident.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin alerts --open",
            "  tocsin alerts --open --follow    and every change from now on, until Ctrl-C",
            "  tocsin feedback ack ID           with an id from the first column",
            "  tocsin alerts --open --output json"
        })
final class AlertsCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--open", description = "Only those that are not resolved.")
    private boolean openOnly;

    @Option(names = "--follow", description = "Go on and print every change.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        try (Installation installation = Installation.connect(config)) {
            installation.require(List.of(installation.topics().alerts()));
        }
        try (TopicFeed<Alert> feed = feed(config)) {
            AlertTable table = new AlertTable(output, openOnly, format.isJson());
            feed.readToEnd(table::take);
            if (follow) {
                table.printLines();
            } else {
                table.print();
            }
            while (follow) {
                feed.awaitNext(table::change);
            }
        }
        return ExitCode.OK;
    }

    private static TopicFeed<Alert> feed(TocsinConfig config) {
        String topic = Installation.topicsOf(config).alerts().name();
        return new TopicFeed<>(
                config.kafka().clientConfiguration(),
                topic,
                AvroSerde.underTopicName(Alert.class, topic, Installation.schemasOf(config))
                        .deserializer());
    }
}

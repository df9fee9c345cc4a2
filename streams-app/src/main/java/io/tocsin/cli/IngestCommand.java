package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.selector.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What came of each entity, and what was odd about it. Confined to one thread. */
@Command(
        name = "ingest",
        description = {
            "Show what came of each entity: its ticks, what is missing, what was odd and what was refused.",
            "",
            "MISSING counts ticks between its first and its last that are not there, INCOMPLETE those that lack a metric that the entity usually has,"
                    + " BEHIND is how far its last tick is behind the newest of all. Those of which most was lost come first. docs/messy-time.md explains each word"
                    + " under IRREGULAR."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin ingest",
            "  tocsin ingest --since 1d --top 10           the worst of yesterday",
            "  tocsin ingest --entity 'host/*{env=prod}'   only hosts of production"
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description = "How far back to look: 30m, 2h, 1d; ${DEFAULT-VALUE} without it.")
    private Duration since = Duration.ofHours(1);

    @Option(
            names = "--entity",
            paramLabel = "GLOB",
            defaultValue = "*",
            converter = SelectorConverter.class,
            description = "Only these: GLOB or GLOB{label=GLOB,...}; all without it.")
    private Selector entity = Selector.ALL;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many entities to show; ${DEFAULT-VALUE} without it.")
    private int top = 50;

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        IngestTable table = new IngestTable(config.ticks().duration().toMillis());
        try (Installation installation = Installation.connect(config)) {
            TopicSpec ticks = installation.topics().ticks();
            TopicSpec letters = installation.topics().deadLetters();
            installation.require(List.of(ticks, letters));
            Instant from = Instant.now().minus(since);
            installation
                    .reader()
                    .readSince(
                            ticks.name(),
                            from,
                            AvroSerde.underTopicName(Tick.class, ticks.name(), installation.schemas())
                                    .deserializer(),
                            record -> take(record.value(), table));
            installation
                    .reader()
                    .readSince(letters.name(), from, new ByteArrayDeserializer(), record -> refuse(record, table));
        }
        table.print(output.table(IngestTable.HEADINGS.toArray(String[]::new)), output.out(), top);
        return ExitCode.OK;
    }

    private void take(Tick tick, IngestTable table) {
        if (entity.covers(tick.getEntity(), tick.getLabels())) {
            table.take(tick);
        }
    }

    /** A letter tells no labels; one of alerts is none of ours. */
    private void refuse(ConsumerRecord<String, byte[]> letter, IngestTable table) {
        String name = letter.key() == null ? "" : letter.key();
        Header header = letter.headers().lastHeader(Refusal.CAUSE_HEADER);
        String cause = header == null ? "unreadable" : new String(header.value(), StandardCharsets.UTF_8);
        if (!cause.equals(RefusalCause.UNDELIVERABLE.code())
                && (entity.coversEverything() || entity.covers(name, Map.of()))) {
            table.refuse(name, cause);
        }
    }
}

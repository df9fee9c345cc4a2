package io.tocsin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The whole configuration, valid and typed: what the steps take in their constructors. {@link #toString()} hides
 * secrets. Thread-safe.
 */
public record TocsinConfig(
        KafkaSettings kafka,
        TickSettings ticks,
        IngestSettings ingest,
        TranslateSettings translate,
        ServeSettings serve,
        AlignSettings align,
        SilenceSettings silence,
        SelfwatchSettings selfwatch,
        WindowSettings window,
        RegistrySettings registry,
        AlertSettings alert,
        DeliverSettings deliver,
        MetricsSettings metrics,
        CollectSettings collect,
        TrainSettings train) {

    /** Every key at its default. */
    public static TocsinConfig defaults() {
        return of(Map.of());
    }

    /**
     * The defaults with these keys set, as if given on the command line.
     *
     * @throws InvalidConfigurationException with all problems, when any key is unknown, out of range or contradictory
     */
    public static TocsinConfig of(Map<String, String> values) {
        List<ConfigEntry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(new ConfigEntry(key, value, new ConfigSource.CommandLine())));
        return ConfigLoader.parse(new ConfigLayer(entries, List.of())).config();
    }

    /** All keys in the order of the reference, with type, default, range and sentence; the caller owns the result. */
    static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        KafkaSettings.declare(definition);
        StreamsSettings.declare(definition);
        TickSettings.declare(definition);
        IngestSettings.declare(definition);
        TranslateSettings.declare(definition);
        ServeSettings.declare(definition);
        AlignSettings.declare(definition);
        SilenceSettings.declare(definition);
        SelfwatchSettings.declare(definition);
        WindowSettings.declare(definition);
        RegistrySettings.declare(definition);
        AlertSettings.declare(definition);
        DeliverSettings.declare(definition);
        MetricsSettings.declare(definition);
        CollectSettings.declare(definition);
        TrainSettings.declare(definition);
        return definition;
    }

    static TocsinConfig from(ParsedValues values, Map<String, String> passThrough) {
        return new TocsinConfig(
                KafkaSettings.from(values, passThrough),
                TickSettings.from(values),
                IngestSettings.from(values),
                TranslateSettings.from(values),
                ServeSettings.from(values),
                AlignSettings.from(values),
                SilenceSettings.from(values),
                SelfwatchSettings.from(values),
                WindowSettings.from(values),
                RegistrySettings.from(values),
                AlertSettings.from(values),
                DeliverSettings.from(values),
                MetricsSettings.from(values),
                CollectSettings.from(values),
                TrainSettings.from(values));
    }
}

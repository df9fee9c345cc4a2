package io.tocsin.config;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What a raw record must look like to be taken, and where besides the samples topic records come from. Thread-safe.
 *
 * @param aheadMax a sample further ahead of the clock is refused
 * @param ageMax a sample older than this is refused
 * @param metricsMax metrics in one sample
 * @param readingsMax readings in one sample
 * @param pointsMax metric points in one record of a foreign format
 * @param recordBytesMax serialised size of one raw record
 * @param topics foreign topics that are read, too
 */
public record IngestSettings(
        Duration aheadMax,
        Duration ageMax,
        int metricsMax,
        int readingsMax,
        int pointsMax,
        int recordBytesMax,
        List<ForeignTopic> topics) {

    /** The key that names foreign topics, for whoever finds one missing. */
    public static final String TOPICS = "ingest.topics";

    static final String AHEAD_MAX_MS = "ingest.ahead.max.ms";
    static final String AGE_MAX_MS = "ingest.age.max.ms";
    static final String METRICS_MAX = "ingest.metrics.max";
    static final String READINGS_MAX = "ingest.readings.max";
    static final String POINTS_MAX = "ingest.points.max";
    static final String RECORD_BYTES_MAX = "ingest.record.bytes.max";

    public IngestSettings {
        topics = List.copyOf(topics);
    }

    static void declare(ConfigDef definition) {
        KeyGroup keys = new KeyGroup(definition, "Ingest");
        keys.text(
                        TOPICS,
                        "",
                        Rule.foreignTopics(),
                        "Topics of others that are read beside the samples topic, by their full names, and what they are written in.")
                .wholeNumber(
                        AHEAD_MAX_MS,
                        300_000,
                        Rule.between(0, 86_400_000),
                        "A sample further ahead of the clock than this is refused and dead-lettered.")
                .wholeNumber(
                        AGE_MAX_MS,
                        604_800_000,
                        Rule.between(1_000, 31_536_000_000L),
                        "A sample older than this is refused and dead-lettered; 7 days, the retention of the ticks topic.");
        declareSizes(keys);
    }

    private static void declareSizes(KeyGroup keys) {
        keys.integer(
                        METRICS_MAX,
                        512,
                        Rule.between(1, 10_000),
                        "Metrics in one sample, those of its readings included; a sample with more is refused.")
                .integer(
                        READINGS_MAX,
                        4_096,
                        Rule.between(1, 100_000),
                        "Readings in one sample, each of them one series of a metric; a sample with more is refused.")
                .integer(
                        POINTS_MAX,
                        100_000,
                        Rule.between(1, 1_000_000),
                        "Metric points in one record of a foreign format; a record with more is refused.")
                .integer(
                        RECORD_BYTES_MAX,
                        // Below the megabyte that a producer sends by default: the record goes on with key and headers.
                        917_504,
                        Rule.between(1_024, 104_857_600),
                        "Size of one raw record in bytes; a larger one is refused before it is decoded.");
    }

    static IngestSettings from(ParsedValues values) {
        return new IngestSettings(
                values.milliseconds(AHEAD_MAX_MS),
                values.milliseconds(AGE_MAX_MS),
                values.integer(METRICS_MAX),
                values.integer(READINGS_MAX),
                values.integer(POINTS_MAX),
                values.integer(RECORD_BYTES_MAX),
                ForeignTopic.parse(values.text(TOPICS)));
    }
}

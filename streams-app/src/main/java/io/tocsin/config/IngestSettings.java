package io.tocsin.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What a raw record must look like to be taken. Thread-safe.
 *
 * @param aheadMax a sample further ahead of the clock is refused
 * @param ageMax a sample older than this is refused
 * @param metricsMax metrics in one sample
 * @param recordBytesMax serialised size of one raw record
 */
public record IngestSettings(Duration aheadMax, Duration ageMax, int metricsMax, int recordBytesMax) {

    static final String AHEAD_MAX_MS = "ingest.ahead.max.ms";
    static final String AGE_MAX_MS = "ingest.age.max.ms";
    static final String METRICS_MAX = "ingest.metrics.max";
    static final String RECORD_BYTES_MAX = "ingest.record.bytes.max";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Ingest")
                .wholeNumber(
                        AHEAD_MAX_MS,
                        300_000,
                        Rule.between(0, 86_400_000),
                        "A sample further ahead of the clock than this is refused and dead-lettered.")
                .wholeNumber(
                        AGE_MAX_MS,
                        604_800_000,
                        Rule.between(1_000, 31_536_000_000L),
                        "A sample older than this is refused and dead-lettered; 7 days, the retention of the ticks topic.")
                .integer(
                        METRICS_MAX,
                        512,
                        Rule.between(1, 10_000),
                        "Metrics in one sample; a sample with more is refused.")
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
                values.integer(RECORD_BYTES_MAX));
    }
}

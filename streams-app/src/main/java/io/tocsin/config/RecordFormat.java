package io.tocsin.config;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the records of a foreign topic are written in. Thread-safe. */
public enum RecordFormat {
    OTLP_PROTO("otlp-proto", Optional.empty()),
    OTLP_JSON("otlp-json", Optional.empty()),
    /** Telegraf's {@code json_timestamp_units} is a second unless it is set. */
    TELEGRAF_JSON("telegraf-json", Optional.of(TimeUnit.SECONDS)),
    /** Line protocol: nanoseconds unless the writer says otherwise. */
    INFLUX("influx", Optional.of(TimeUnit.NANOSECONDS)),
    /** What prometheus-kafka-adapter writes. */
    PROMETHEUS_JSON("prometheus-json", Optional.empty()),
    PROMETHEUS_REMOTE_WRITE("prometheus-remote-write", Optional.empty());

    private final String code;
    private final Optional<TimeUnit> usualTimeUnit;

    RecordFormat(String code, Optional<TimeUnit> usualTimeUnit) {
        this.code = code;
        this.usualTimeUnit = usualTimeUnit;
    }

    /** As it stands in the configuration and in counters. */
    public String code() {
        return code;
    }

    /** The unit of its times where nobody says; empty where the format itself says. */
    Optional<TimeUnit> usualTimeUnit() {
        return usualTimeUnit;
    }

    static Optional<RecordFormat> ofCode(String code) {
        return Stream.of(values()).filter(format -> format.code.equals(code)).findFirst();
    }
}

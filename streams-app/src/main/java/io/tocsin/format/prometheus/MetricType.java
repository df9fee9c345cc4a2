package io.tocsin.format.prometheus;

/** The types of Prometheus, numbered alike in both versions of remote-write. Thread-safe. */
enum MetricType {
    UNKNOWN,
    COUNTER,
    GAUGE,
    HISTOGRAM,
    GAUGE_HISTOGRAM,
    SUMMARY,
    INFO,
    STATE_SET;

    /** A number that is not known yet says nothing. */
    static MetricType of(int number) {
        return number >= 0 && number < values().length ? values()[number] : UNKNOWN;
    }
}

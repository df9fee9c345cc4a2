package io.tocsin.format.prometheus;

/**
 * What is told of a family of series.
 *
 * <p>Thread-safe.
 *
 * @param unit empty when it is not told
 */
record Family(MetricType type, String unit) {
    static final Family UNKNOWN = new Family(MetricType.UNKNOWN, "");
}

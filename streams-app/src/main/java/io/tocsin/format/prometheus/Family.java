package io.tocsin.format.prometheus;

import io.tocsin.format.prometheus.wire.MetricType;

/**
 * What is told of a family of series; a type that is not known yet says nothing.
 *
 * <p>Thread-safe.
 *
 * @param unit empty when it is not told
 */
record Family(MetricType type, String unit) {
    static final Family UNKNOWN = new Family(MetricType.METRIC_TYPE_UNKNOWN, "");
}

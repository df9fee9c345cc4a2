/**
 * Metrics of Prometheus: remote-write 1.0 and 2.0, and the JSON of prometheus-kafka-adapter.
 *
 * <p>Comes in: the body of a remote-write request, or one series' value as JSON. Goes out: {@link io.tocsin.format.MetricPoint}s; {@code job} and
 * {@code instance}, which Prometheus gives to whatever it scrapes, are their resource. Next: whoever holds a
 * {@link io.tocsin.format.PointDecoder}. The package {@code wire} is generated of {@code src/main/proto}.
 */
@NullMarked
package io.tocsin.format.prometheus;

import org.jspecify.annotations.NullMarked;

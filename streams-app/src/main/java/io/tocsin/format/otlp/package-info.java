/**
 * Metrics of OpenTelemetry: {@code ExportMetricsServiceRequest} or {@code MetricsData}, which are the same bytes, as protobuf or as JSON.
 *
 * <p>Comes in: the value of one record of the OpenTelemetry Collector's Kafka exporter, encoding {@code otlp_proto} or {@code otlp_json}. Goes out:
 * {@link io.tocsin.format.MetricPoint}s. Next: whoever holds a {@link io.tocsin.format.PointDecoder}.
 */
@NullMarked
package io.tocsin.format.otlp;

import org.jspecify.annotations.NullMarked;

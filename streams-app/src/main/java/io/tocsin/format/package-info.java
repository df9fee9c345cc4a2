/**
 * What other systems write into Kafka, as metric points: one {@link io.tocsin.format.PointDecoder} a format, each in a sub-package of its own.
 *
 * <p>Comes in: the bytes of one record, which may be hostile. Goes out: {@link io.tocsin.format.MetricPoint}s, bounded by
 * {@link io.tocsin.format.PointLimits}; what a record holds beside them is told to a {@link io.tocsin.format.LeftOutListener}. No Kafka Streams, no
 * clock, no state between two records. Next: {@code ingest}, which makes entities of labels, samples of points and rates of counters.
 */
@NullMarked
package io.tocsin.format;

import org.jspecify.annotations.NullMarked;

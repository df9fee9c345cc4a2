/**
 * Points of foreign formats in our words: which entity they belong to, what the metric is called here, in which unit, and how its series are put
 * together.
 *
 * <p>Comes in: {@link io.tocsin.format.MetricPoint}s of one record. Goes out: {@link io.tocsin.schemas.Sample}s, one for each entity and moment; what is
 * left out is told to an {@link io.tocsin.translate.UntranslatedListener}. No Kafka, no clock, no state from one record to the next but caches. Next:
 * {@code ingest}, whose gate judges the samples.
 */
@NullMarked
package io.tocsin.translate;

import org.jspecify.annotations.NullMarked;

/**
 * The live metrics of the machine this runs on, read with OSHI.
 *
 * <p>Comes in: the counters of the operating system, behind {@link io.tocsin.collect.HostProbe}. Goes out: one {@link
 * io.tocsin.schemas.Sample} per interval, handed to whatever the caller gives as sink, with the names of {@link
 * io.tocsin.collect.HostMetric}. Next: the caller sends the samples to the raw topic, where {@code ingest} reads them.
 * This package knows no Kafka.
 */
@NullMarked
package io.tocsin.collect;

import org.jspecify.annotations.NullMarked;

/**
 * What an installation takes: bytes, cores, memory, partitions, time.
 *
 * <p>Comes in: how many entities and metrics, and the configuration. Goes out: an estimate, for people and as JSON. Nothing of the running system
 * knows it. What is measured stands in {@link io.tocsin.sizing.MeasuredCosts} alone; what follows from formats is worked out, and a test holds it
 * against the bytes that are written. Next: the command line.
 */
@NullMarked
package io.tocsin.sizing;

import org.jspecify.annotations.NullMarked;

/**
 * What the running system costs: its memory, its throughput, its latency, its bytes on disk and on the wire, and what a swap of the model does to its
 * latency, and what people who look at its API do to its throughput.
 *
 * <p>Comes in: a number of entities and how long to look. Goes out: printed figures; nothing asserts a time. Next: {@code docs/benchmarks.md}.
 */
@NullMarked
package io.tocsin.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;

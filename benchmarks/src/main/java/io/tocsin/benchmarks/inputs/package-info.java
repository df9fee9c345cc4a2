/**
 * What metrics of foreign formats cost, from the bytes to the ticks.
 *
 * <p>Comes in: series as node_exporter and the OpenTelemetry Collector's hostmetrics name them. Goes out: printed figures; nothing asserts a time. Next:
 * {@code docs/benchmarks.md}.
 */
@NullMarked
package io.tocsin.benchmarks.inputs;

import org.jspecify.annotations.NullMarked;

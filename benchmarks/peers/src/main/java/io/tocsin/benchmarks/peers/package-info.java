/**
 * The engine beside others: the same network, the same work, one thread each, taking turns in one JVM.
 *
 * <p>Comes in: nothing. Goes out: a table of ratios against the targets. Next: docs/benchmarks.md.
 */
@NullMarked
package io.tocsin.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

/**
 * What one step of a model costs.
 *
 * <p>Comes in: shapes of networks. Goes out: printed figures; nothing asserts a time. Next: {@link io.tocsin.benchmarks.pipeline}, what the whole
 * running system costs.
 */
@NullMarked
package io.tocsin.benchmarks;

import org.jspecify.annotations.NullMarked;

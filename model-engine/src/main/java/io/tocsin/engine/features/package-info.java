/**
 * From metrics in their own units to the network's inputs and back.
 *
 * <p>Comes in: raw values of one tick, NaN where missing. Goes out: transformed and scaled values. Fitted on the training part alone, applied
 * by the same code in training and in service. Next: {@link io.tocsin.engine.network}.
 */
@NullMarked
package io.tocsin.engine.features;

import org.jspecify.annotations.NullMarked;

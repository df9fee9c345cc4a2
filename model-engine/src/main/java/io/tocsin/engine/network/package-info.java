/**
 * Recurrent cells, stacks and heads.
 *
 * <p>Comes in: an encoded input vector and the state carried from the step before, or whole sequences. Goes out: the state for the next step and what
 * the heads give, among them the forecast of the
 * next vector and the failure logits. Next: {@link io.tocsin.engine.scoring} makes a score of the forecast; {@link io.tocsin.engine.training}
 * finds the weights.
 */
@NullMarked
package io.tocsin.engine.network;

import org.jspecify.annotations.NullMarked;

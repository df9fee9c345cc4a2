/**
 * The way of the data without Kafka: align, predict and alert of one entity after the other, with the same code and to the same bit as in the
 * running system. The window is not needed: nothing here is restarted, and no other model takes over.
 *
 * <p>Comes in: recorded ticks and a model. Goes out: scores and alerts. Next: {@link io.tocsin.backtest}.
 */
@NullMarked
package io.tocsin.replay;

import org.jspecify.annotations.NullMarked;

/**
 * Learning from examples: losses, optimisers, schedules, and the loop that fits a network.
 *
 * <p>Comes in: {@link io.tocsin.engine.learning.Example}s and a network to start from. Goes out: the network with the best validation loss. Next:
 * {@link io.tocsin.engine.training}, which makes examples of ticks and a model of the network.
 */
@NullMarked
package io.tocsin.engine.learning;

import org.jspecify.annotations.NullMarked;

/**
 * From residual to calibrated score, from logit to probability, and which metric is to blame.
 *
 * <p>Comes in: what came minus what was forecast, in the network's units. Goes out: a score with 1.0 as the alert boundary, a probability that
 * means what it says, shares of the features. Next: {@link io.tocsin.engine.Predictor} puts it together.
 */
@NullMarked
package io.tocsin.engine.scoring;

import org.jspecify.annotations.NullMarked;

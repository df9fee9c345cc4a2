/**
 * From ticks to a model: split by time, fit the features, back-propagate, stop early, calibrate.
 *
 * <p>Comes in: series of ticks and known failures. Goes out: a {@link io.tocsin.engine.Model} and a report. {@link
 * io.tocsin.engine.training.ModelTrainer} is the entry. Next: {@link io.tocsin.engine.artifact} makes bytes of the model.
 */
@NullMarked
package io.tocsin.engine.training;

import org.jspecify.annotations.NullMarked;

/**
 * The model engine: everything a prediction needs, and the prediction itself. Pure Java: no Kafka, no Avro, no files, no clock.
 *
 * <p>Comes in: ticks of an entity, one after the other. Goes out: a calibrated score, a failure probability, the contributors. {@link
 * io.tocsin.engine.Model} is the immutable whole, {@link io.tocsin.engine.Predictor} steps it, {@link io.tocsin.engine.EntityState} is what is
 * carried from tick to tick. The way of a tick through the sub-packages: window → features → network (on kernel) → scoring. Beside it: training
 * makes a model, artifact makes bytes of it, evaluation judges it.
 */
@NullMarked
package io.tocsin.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The running system. {@link io.tocsin.PredictorTopology} is the way of the data, {@link io.tocsin.PredictorApp} its life.
 *
 * <p>Comes in: samples from Kafka. Goes out: ticks, scores, alerts, dead letters. The steps, one package each, in the order of the way: {@link
 * io.tocsin.ingest}, {@link io.tocsin.align}, {@link io.tocsin.window}, {@link io.tocsin.predict}, {@link io.tocsin.alert}; beside them {@link
 * io.tocsin.registry} and {@link io.tocsin.trainer}, which {@link io.tocsin.signing} keeps honest; above them {@code cli} and {@code demo}.
 */
@NullMarked
package io.tocsin;

import org.jspecify.annotations.NullMarked;

/**
 * Metrics that are pushed.
 *
 * <p>Comes in: Prometheus remote-write and OTLP over HTTP. Goes out: {@link io.tocsin.schemas.Sample}s in the samples topic; a request is answered
 * with success when Kafka has acknowledged all of its samples, and no sooner. What is held meanwhile is bounded; beyond, senders are told to come
 * again. Next: {@link io.tocsin.ingest}, which takes them like any others.
 *
 * <p>{@link io.tocsin.serve.push.PushHandler} knows the way of one request, a {@link io.tocsin.serve.push.Protocol} its bytes,
 * {@link io.tocsin.serve.push.SampleWriter} Kafka.
 */
@NullMarked
package io.tocsin.serve.push;

import org.jspecify.annotations.NullMarked;

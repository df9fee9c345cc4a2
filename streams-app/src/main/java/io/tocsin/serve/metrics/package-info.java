/**
 * What the instance counts, as Prometheus reads it.
 *
 * <p>Comes in: the meters of all packages, of the JVM and of Kafka Streams. Goes out: {@code /metrics}. Next: whoever scrapes it; {@code docs/metrics.md} says
 * what each means.
 */
@NullMarked
package io.tocsin.serve.metrics;

import org.jspecify.annotations.NullMarked;

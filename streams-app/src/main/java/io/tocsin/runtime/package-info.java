/**
 * What Kafka Streams and the clients need to know to run the topology well.
 *
 * <p>Comes in: {@link io.tocsin.config.TocsinConfig}. Goes out: properties, handlers, bounds on memory. Next: {@code PredictorApp}.
 */
@NullMarked
package io.tocsin.runtime;

import org.jspecify.annotations.NullMarked;

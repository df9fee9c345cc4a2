/**
 * What the demo and the integration tests run on: one real Kafka broker in this JVM and one real schema registry beside it.
 *
 * <p>In comes a data directory; out go a bootstrap address and a registry address that hold the same records, offsets and schema
 * ids after every restart. Next is {@code io.tocsin.demo}, which plays metrics into it and runs the topology on it. No part of a
 * deployment: production brings its own Kafka and its own registry.
 */
@NullMarked
package io.tocsin.demo.infrastructure;

import org.jspecify.annotations.NullMarked;

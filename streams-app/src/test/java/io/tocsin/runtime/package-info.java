/**
 * Tests of what Kafka Streams is told and tells.
 *
 * <p>Comes in: figures. Goes out: readings. Next: nothing.
 */
@NullMarked
package io.tocsin.runtime;

import org.jspecify.annotations.NullMarked;

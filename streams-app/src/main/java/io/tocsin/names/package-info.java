/**
 * The names of everything that Kafka Streams keeps by name.
 *
 * <p>Comes in: nothing. Goes out: constants. Next: every step of the way.
 */
@NullMarked
package io.tocsin.names;

import org.jspecify.annotations.NullMarked;

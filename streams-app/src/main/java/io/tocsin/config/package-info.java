/**
 * The configuration, declared once.
 *
 * <p>In: the built-in defaults, a properties file, the environment and the command line, later wins
 * ({@link io.tocsin.config.ConfigInputs}). Out: {@link io.tocsin.config.TocsinConfig}, immutable typed records that the
 * steps of the way take in their constructors, and for every value where it came from. Anything unknown, out of range
 * or contradictory stops the start with all problems listed at once.
 *
 * <p>Next: {@code io.tocsin.ingest}, the first step that is built from these records.
 */
@NullMarked
package io.tocsin.config;

import org.jspecify.annotations.NullMarked;

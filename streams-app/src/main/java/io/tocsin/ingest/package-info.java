/**
 * First step of the way: decode, validate, re-key.
 *
 * <p>Comes in: raw records of the samples topic, under whatever key. Goes out: {@link io.tocsin.schemas.Sample}s keyed by entity, or refusals.
 * Next: {@link io.tocsin.align}.
 */
@NullMarked
package io.tocsin.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * First step of the way: decode, validate, re-key.
 *
 * <p>Comes in: raw records of the samples topic and of foreign topics, under whatever key; those of foreign formats go through {@link io.tocsin.format}
 * and {@link io.tocsin.translate}. Goes out: {@link io.tocsin.schemas.Sample}s keyed by entity, or refusals.
 * Next: {@link io.tocsin.align}.
 */
@NullMarked
package io.tocsin.ingest;

import org.jspecify.annotations.NullMarked;

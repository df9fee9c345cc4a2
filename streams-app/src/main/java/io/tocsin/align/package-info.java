/**
 * Second step of the way: samples onto the tick grid.
 *
 * <p>Comes in: {@link io.tocsin.schemas.Sample}s keyed by entity, in any order. Goes out: closed {@link io.tocsin.schemas.Tick}s in order, with
 * what is missing named, or refusals of what came too late. Next: {@link io.tocsin.window}, and the ticks topic.
 */
@NullMarked
package io.tocsin.align;

import org.jspecify.annotations.NullMarked;

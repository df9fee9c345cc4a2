/**
 * Stretches of ticks, measured in time: where ticks are missing there is a gap, never a shorter clock.
 *
 * <p>Comes in: tick numbers and raw rows of one entity. Goes out: slices, runs without gaps, columns by name. Next: {@link
 * io.tocsin.engine.features}.
 */
@NullMarked
package io.tocsin.engine.window;

import org.jspecify.annotations.NullMarked;

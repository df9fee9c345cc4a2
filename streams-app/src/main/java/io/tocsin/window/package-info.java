/**
 * Third step of the way: keep the last W ticks.
 *
 * <p>Comes in: closed {@link io.tocsin.schemas.Tick}s. Goes out: the same ticks; the window stays behind in its stores, for the moment when
 * another model must make a state of its own. Next: {@link io.tocsin.predict}.
 */
@NullMarked
package io.tocsin.window;

import org.jspecify.annotations.NullMarked;

/**
 * Fourth step of the way: step the model's carried state.
 *
 * <p>Comes in: {@link io.tocsin.schemas.Tick}s, and one image of the models per tick from {@link io.tocsin.registry}. Goes out: exactly one {@link
 * io.tocsin.schemas.Score} a tick, with the version that judged. Next: {@link io.tocsin.alert}, and the scores topic.
 */
@NullMarked
package io.tocsin.predict;

import org.jspecify.annotations.NullMarked;

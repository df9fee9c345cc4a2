/**
 * Beside the second step of the way: entities of which nothing comes any more.
 *
 * <p>Comes in: {@link io.tocsin.schemas.Sample}s keyed by entity, those included that {@link io.tocsin.align} finds too late: they are a sign of life,
 * too. Goes out: {@link io.tocsin.schemas.Alert}s of kind {@code NO_DATA}. Next: the alerts topic, and whoever wakes people.
 */
@NullMarked
package io.tocsin.silence;

import org.jspecify.annotations.NullMarked;

/**
 * Beside the whole way: whether the detector sees at all, told by itself.
 *
 * <p>Comes in: how far the topics of samples and scores have come, the newest scores, what the application has committed; none of it from local state, so
 * that all instances find the same. Goes out: {@link io.tocsin.schemas.Alert}s of kind {@code BLIND}, a gauge a reason, a sentence for people. {@link
 * io.tocsin.selfwatch.Blindness} is the one place that decides what blind is; {@link io.tocsin.console.status} asks it, too. Next: the alerts topic, and
 * whoever wakes people.
 */
@NullMarked
package io.tocsin.selfwatch;

import org.jspecify.annotations.NullMarked;

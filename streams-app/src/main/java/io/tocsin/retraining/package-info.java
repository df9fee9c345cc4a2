/**
 * Trains anew by itself: when the scores of the entities stay off, or when it is time.
 *
 * <p>Comes in: the scores topic, which tells of drift and of incidents, the models topic, and the ticks. Goes out: a version that {@link io.tocsin.trainer}
 * learned from clean ticks, first as the shadow of the champion, then, when {@link io.tocsin.gate} lets it pass, as the champion; each by {@link
 * io.tocsin.rollout}'s compare and set, so that several trainers may watch the same model. Next: {@link io.tocsin.registry} of every running instance.
 */
@NullMarked
package io.tocsin.retraining;

import org.jspecify.annotations.NullMarked;

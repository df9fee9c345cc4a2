/**
 * From the ticks topic, or files, to a published model.
 *
 * <p>Comes in: ticks and labels. Goes out: an artifact in the models topic. The mathematics is the engine's. Next: {@link
 * io.tocsin.rollout} lets it judge.
 */
@NullMarked
package io.tocsin.trainer;

import org.jspecify.annotations.NullMarked;

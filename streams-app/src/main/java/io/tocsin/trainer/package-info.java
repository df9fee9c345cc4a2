/**
 * From the ticks topic, or files, to a published model.
 *
 * <p>Comes in: ticks and labels. Goes out: an artifact and a deployment in the models topic. The mathematics is the engine's. Next: {@link
 * io.tocsin.registry} of every running instance.
 */
@NullMarked
package io.tocsin.trainer;

import org.jspecify.annotations.NullMarked;

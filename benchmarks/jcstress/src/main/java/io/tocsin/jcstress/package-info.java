/**
 * What stream threads may see while the loader swaps the models.
 *
 * <p>Comes in: {@link io.tocsin.registry.ModelRegistry}. Goes out: a verdict on each outcome that was seen. Nothing follows.
 */
@NullMarked
package io.tocsin.jcstress;

import org.jspecify.annotations.NullMarked;

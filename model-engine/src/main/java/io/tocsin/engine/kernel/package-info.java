/**
 * The arithmetic behind one interface.
 *
 * <p>Comes in: plain {@code float} arrays. Goes out: the same arrays, multiplied, added and squashed. Next: {@link io.tocsin.engine.network},
 * which gives the arrays a meaning.
 */
@NullMarked
package io.tocsin.engine.kernel;

import org.jspecify.annotations.NullMarked;

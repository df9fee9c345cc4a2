/**
 * The classical tasks of recurrent networks as examples that run: the next value of a price series, the failure that a flash sale may bring, and how
 * gradients vanish.
 *
 * <p>Comes in: public or recorded files, or what is simulated here and in {@link io.tocsin.simulation}. Goes out: numbers beside those of a naive
 * method, with a plain verdict, and {@link io.tocsin.plot.Figure}s. Next: {@code io.tocsin.cli} prints and saves them.
 */
@NullMarked
package io.tocsin.example;

import org.jspecify.annotations.NullMarked;

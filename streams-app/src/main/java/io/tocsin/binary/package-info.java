/**
 * Stored state as bytes.
 *
 * <p>Comes in: a step's state. Goes out: bytes with a format number, for its store. Next: the steps that keep state.
 */
@NullMarked
package io.tocsin.binary;

import org.jspecify.annotations.NullMarked;

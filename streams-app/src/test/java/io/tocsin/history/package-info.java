/**
 * Tests of the history.
 *
 * <p>Comes in: verdicts. Goes out: what of them is kept. Next: nothing.
 */
@NullMarked
package io.tocsin.history;

import org.jspecify.annotations.NullMarked;

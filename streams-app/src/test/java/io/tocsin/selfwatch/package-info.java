/** Tests of the watch over itself. Comes in: looks as a test makes them. Goes out: verdicts and incidents. Next: nothing. */
@NullMarked
package io.tocsin.selfwatch;

import org.jspecify.annotations.NullMarked;

/**
 * Passed or refused: how a step says what it makes of a record, and how a refused one reaches the dead letters with its cause and origin.
 *
 * <p>Comes in: a step's verdict. Goes out: headers and bytes of a dead letter, counters. Next: {@code PredictorTopology} parts the two ways.
 */
@NullMarked
package io.tocsin.outcome;

import org.jspecify.annotations.NullMarked;

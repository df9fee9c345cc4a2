/**
 * How good a detector is, in numbers that cannot be flattered.
 *
 * <p>Comes in: scores and the truth. Goes out: measures for reports. Next: none; the training report and people read them.
 */
@NullMarked
package io.tocsin.engine.evaluation;

import org.jspecify.annotations.NullMarked;

/**
 * The methods that a learned detector must beat, from a subtraction to what another product runs.
 *
 * <p>Comes in: a training part and a test part of one entity's ticks, scaled by the training part. Goes out: one score a tick of the test
 * part. Next: the back-test ranks them beside the model's, in the same harness. No Kafka, no files, no clock here.
 */
@NullMarked
package io.tocsin.baseline;

import org.jspecify.annotations.NullMarked;

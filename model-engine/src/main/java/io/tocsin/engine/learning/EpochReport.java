package io.tocsin.engine.learning;

/**
 * One pass over the training part.
 *
 * <p>Thread-safe.
 *
 * @param epoch from 1
 * @param trainingLoss mean over the ticks of the training part
 * @param validationLoss mean over the ticks of the validation part
 * @param best whether this is the best validation loss so far
 */
public record EpochReport(int epoch, double trainingLoss, double validationLoss, boolean best) {}

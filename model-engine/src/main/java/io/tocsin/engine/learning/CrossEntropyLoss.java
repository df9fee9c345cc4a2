package io.tocsin.engine.learning;

import java.util.Arrays;

/**
 * The cross-entropy of the softmax over classes, {@code −w_k · log p_k} for the true class k. The target is one number, the class from 0.
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param weights {@code [classes]}, what an example of each class counts
 */
public record CrossEntropyLoss(float[] weights) implements Loss {

    public CrossEntropyLoss {
        for (int k = 0; k < weights.length; k++) {
            if (!(weights[k] >= 0) || Float.isInfinite(weights[k])) {
                throw new IllegalArgumentException("must be finite and at least 0: weights[" + k + "]=" + weights[k]);
            }
        }
    }

    /** Every class counts the same. */
    public static CrossEntropyLoss of(int classes) {
        float[] ones = new float[classes];
        Arrays.fill(ones, 1f);
        return new CrossEntropyLoss(ones);
    }

    @Override
    public int targetWidth(int outputs) {
        return 1;
    }

    @Override
    public double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient) {
        if (Float.isNaN(target[targetFrom])) {
            Arrays.fill(gradient, from, from + outputs, 0f);
            return 0;
        }
        int truth = (int) target[targetFrom];
        if (truth < 0 || truth >= outputs) {
            throw new IllegalArgumentException("must be 0 to " + (outputs - 1) + ": class=" + truth);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < outputs; k++) {
            max = Math.max(max, output[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += Math.exp(output[from + k] - max);
        }
        double logOfSum = max + Math.log(sum);
        for (int k = 0; k < outputs; k++) {
            double probability = Math.exp(output[from + k] - logOfSum);
            gradient[from + k] = (float) (weights[truth] * (probability - (k == truth ? 1 : 0)));
        }
        return weights[truth] * (logOfSum - output[from + truth]);
    }
}

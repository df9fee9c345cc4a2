package io.tocsin.example;

import java.util.List;

/**
 * Logistic regression on the inputs of one tick, both classes weighted equally, with an L2 penalty, by gradient descent with momentum: the honest
 * comparison for a network, as it knows everything but the past.
 *
 * <p>Immutable once trained, thread-safe.
 */
final class LogisticRegression {
    private static final int UPDATES = 600;
    private static final double LEARNING_RATE = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final double PENALTY = 0.02;

    private final double[] weights;

    private LogisticRegression(int features) {
        this.weights = new double[features + 1];
    }

    /** Learns from all ticks whose target is known. */
    static LogisticRegression train(List<RunInputs> runs) {
        LogisticRegression regression = new LogisticRegression(runs.get(0).inputs()[0].length);
        double[] counts = counts(runs);
        double[] velocity = new double[regression.weights.length];
        for (int update = 0; update < UPDATES; update++) {
            double[] gradient = regression.gradient(runs, counts);
            for (int k = 0; k < velocity.length; k++) {
                velocity[k] = MOMENTUM * velocity[k] - LEARNING_RATE * gradient[k];
                regression.weights[k] += velocity[k];
            }
        }
        return regression;
    }

    private static double[] counts(List<RunInputs> runs) {
        double[] counts = new double[2];
        for (RunInputs run : runs) {
            for (float target : run.targets()) {
                if (!Float.isNaN(target)) {
                    counts[(int) target]++;
                }
            }
        }
        return counts;
    }

    private double[] gradient(List<RunInputs> runs, double[] counts) {
        double[] gradient = new double[weights.length];
        for (RunInputs run : runs) {
            for (int t = 0; t < run.size(); t++) {
                float target = run.targets()[t];
                if (!Float.isNaN(target)) {
                    add(
                            run.inputs()[t],
                            (probability(run.inputs()[t]) - target) / (2 * counts[(int) target]),
                            gradient);
                }
            }
        }
        for (int k = 1; k < weights.length; k++) {
            gradient[k] += PENALTY * weights[k];
        }
        return gradient;
    }

    private static void add(float[] input, double factor, double[] gradient) {
        gradient[0] += factor;
        for (int k = 0; k < input.length; k++) {
            gradient[k + 1] += factor * input[k];
        }
    }

    /** The probability with both classes weighted equally, which ranks ticks but is no frequency. */
    double probability(float[] input) {
        double sum = weights[0];
        for (int k = 0; k < input.length; k++) {
            sum += weights[k + 1] * input[k];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    float[] probabilities(RunInputs run) {
        float[] probabilities = new float[run.size()];
        for (int t = 0; t < probabilities.length; t++) {
            probabilities[t] = (float) probability(run.inputs()[t]);
        }
        return probabilities;
    }
}

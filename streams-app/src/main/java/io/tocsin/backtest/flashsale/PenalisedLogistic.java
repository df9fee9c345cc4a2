package io.tocsin.backtest.flashsale;

/**
 * Logistic regression, both classes weighted equally, with an L2 penalty: {@code min Σ wᵢ·log(1 + e^(∓zᵢ)) + λ/2·‖w‖²} with weights that sum to 1, by
 * limited-memory BFGS (Nocedal 1980) with step halving.
 *
 * <p>Confined to one thread.
 */
final class PenalisedLogistic {
    private static final int MAX_UPDATES = 150;
    private static final int MEMORY = 8;
    private static final double DONE = 1e-6;
    private static final double ENOUGH = 1e-4;
    private static final int MAX_HALVINGS = 30;

    private final double[][] inputs;
    private final boolean[] events;
    private final double eventWeight;
    private final double otherWeight;
    private final double penalty;

    private PenalisedLogistic(double[][] inputs, boolean[] events, double penalty) {
        this.inputs = inputs;
        this.events = events;
        this.penalty = penalty;
        int count = 0;
        for (boolean event : events) {
            count += event ? 1 : 0;
        }
        this.eventWeight = 0.5 / Math.max(1, count);
        this.otherWeight = 0.5 / Math.max(1, events.length - count);
    }

    /**
     * The intercept first, then a weight for each input.
     *
     * @param start where to begin, for example the weights of another penalty; not changed
     */
    static double[] fit(double[][] inputs, boolean[] events, double penalty, double[] start) {
        return new PenalisedLogistic(inputs, events, penalty).minimise(start.clone());
    }

    private double[] minimise(double[] weights) {
        int d = weights.length;
        double[] gradient = new double[d];
        double loss = loss(weights, gradient);
        LimitedMemory memory = new LimitedMemory(MEMORY);
        for (int update = 0; update < MAX_UPDATES && norm(gradient) > DONE; update++) {
            double[] direction = memory.direction(gradient);
            double slope = dot(direction, gradient);
            double[] next = new double[d];
            double[] nextGradient = new double[d];
            double share = 1;
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int half = 0; half < MAX_HALVINGS && !(nextLoss <= loss + ENOUGH * share * slope); half++) {
                share = half == 0 ? 1 : share / 2;
                for (int k = 0; k < d; k++) {
                    next[k] = weights[k] + share * direction[k];
                }
                nextLoss = loss(next, nextGradient);
            }
            if (!(nextLoss < loss)) {
                return weights;
            }
            memory.remember(weights, next, gradient, nextGradient);
            weights = next;
            gradient = nextGradient;
            loss = nextLoss;
        }
        return weights;
    }

    private double loss(double[] weights, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double loss = 0;
        for (int i = 0; i < inputs.length; i++) {
            double z = apply(weights, inputs[i]);
            double weight = events[i] ? eventWeight : otherWeight;
            double signed = events[i] ? -z : z;
            // log(1 + eᶻ) without overflow.
            loss += weight * (Math.max(signed, 0) + Math.log1p(Math.exp(-Math.abs(signed))));
            double error = weight * (1 / (1 + Math.exp(-z)) - (events[i] ? 1 : 0));
            gradient[0] += error;
            for (int k = 0; k < inputs[i].length; k++) {
                gradient[k + 1] += error * inputs[i][k];
            }
        }
        for (int k = 1; k < weights.length; k++) {
            loss += 0.5 * penalty * weights[k] * weights[k];
            gradient[k] += penalty * weights[k];
        }
        return loss;
    }

    /** The logit of one input. */
    static double apply(double[] weights, double[] input) {
        double z = weights[0];
        for (int k = 0; k < input.length; k++) {
            z += weights[k + 1] * input[k];
        }
        return z;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}

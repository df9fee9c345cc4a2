package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * What limited-memory BFGS keeps of its last steps.
 *
 * <p>Confined to one thread.
 */
final class LimitedMemory {
    private static final double CURVED = 1e-14;

    private final int size;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();

    LimitedMemory(int size) {
        this.size = size;
    }

    void remember(double[] from, double[] to, double[] gradientFrom, double[] gradientTo) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int k = 0; k < from.length; k++) {
            step[k] = to[k] - from[k];
            change[k] = gradientTo[k] - gradientFrom[k];
        }
        if (PenalisedLogistic.dot(step, change) > CURVED) {
            steps.add(step);
            changes.add(change);
        }
        if (steps.size() > size) {
            steps.remove(0);
            changes.remove(0);
        }
    }

    /** Downhill: minus the gradient times what is known of the inverse of the second derivative. */
    double[] direction(double[] gradient) {
        double[] q = gradient.clone();
        double[] shares = new double[steps.size()];
        for (int i = steps.size() - 1; i >= 0; i--) {
            shares[i] = PenalisedLogistic.dot(steps.get(i), q) / PenalisedLogistic.dot(steps.get(i), changes.get(i));
            add(q, -shares[i], changes.get(i));
        }
        if (!steps.isEmpty()) {
            double[] step = steps.get(steps.size() - 1);
            double[] change = changes.get(steps.size() - 1);
            double scale = PenalisedLogistic.dot(step, change) / PenalisedLogistic.dot(change, change);
            for (int k = 0; k < q.length; k++) {
                q[k] *= scale;
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            double back =
                    PenalisedLogistic.dot(changes.get(i), q) / PenalisedLogistic.dot(steps.get(i), changes.get(i));
            add(q, shares[i] - back, steps.get(i));
        }
        for (int k = 0; k < q.length; k++) {
            q[k] = -q[k];
        }
        return q;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }
}

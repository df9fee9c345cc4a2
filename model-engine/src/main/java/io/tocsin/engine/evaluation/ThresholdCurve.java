package io.tocsin.engine.evaluation;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * What would be flagged at each threshold that makes a difference: the distinct scores, the highest first. A tick is flagged when its score is at
 * least the threshold.
 *
 * <p>Thread-safe.
 */
final class ThresholdCurve {
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] flagged;

    private ThresholdCurve(double[] thresholds, int[] truePositives, int[] flagged) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.flagged = flagged;
    }

    /** Cost: one sort of each class. */
    static ThresholdCurve of(double[] scores, boolean[] labels, int positives) {
        double[] anomalous = sorted(scores, labels, true, positives);
        double[] normal = sorted(scores, labels, false, scores.length - positives);
        double[] thresholds = new double[scores.length];
        int[] truePositives = new int[scores.length];
        int[] flagged = new int[scores.length];
        int p = anomalous.length;
        int n = normal.length;
        int size = 0;
        for (; p > 0 || n > 0; size++) {
            double threshold = n == 0 || (p > 0 && anomalous[p - 1] > normal[n - 1]) ? anomalous[p - 1] : normal[n - 1];
            while (p > 0 && anomalous[p - 1] >= threshold) {
                p--;
            }
            while (n > 0 && normal[n - 1] >= threshold) {
                n--;
            }
            thresholds[size] = threshold;
            truePositives[size] = anomalous.length - p;
            flagged[size] = scores.length - p - n;
        }
        return new ThresholdCurve(
                Arrays.copyOf(thresholds, size), Arrays.copyOf(truePositives, size), Arrays.copyOf(flagged, size));
    }

    private static double[] sorted(double[] scores, boolean[] labels, boolean label, int count) {
        double[] sorted = new double[count];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] == label) {
                sorted[next++] = scores[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many thresholds there are. */
    int size() {
        return thresholds.length;
    }

    double threshold(int index) {
        return thresholds[index];
    }

    /** How many of the flagged ticks are anomalous. */
    int truePositives(int index) {
        return truePositives[index];
    }

    int flagged(int index) {
        return flagged[index];
    }

    /** How many of {@code values} reach each threshold. */
    int[] reaching(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] counts = new int[thresholds.length];
        int below = sorted.length;
        for (int i = 0; i < counts.length; i++) {
            while (below > 0 && sorted[below - 1] >= thresholds[i]) {
                below--;
            }
            counts[i] = sorted.length - below;
        }
        return counts;
    }

    /** The threshold at which {@code figure}, a function of its index, is highest; of equals the highest threshold. */
    BestFigure best(IntToDoubleFunction figure) {
        int best = 0;
        double value = figure.applyAsDouble(0);
        for (int i = 1; i < thresholds.length; i++) {
            double candidate = figure.applyAsDouble(i);
            if (candidate > value) {
                value = candidate;
                best = i;
            }
        }
        return new BestFigure(value, thresholds[best]);
    }
}

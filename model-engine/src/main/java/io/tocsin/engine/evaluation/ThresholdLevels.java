package io.tocsin.engine.evaluation;

import java.util.Arrays;

/**
 * A fixed number of thresholds spread evenly over the sorted scores, the highest first, and for each tick its level: the index of the first threshold
 * that flags it. At threshold k the ticks with a level of at most k are flagged.
 *
 * <p>Thread-safe.
 */
final class ThresholdLevels {
    private final int count;
    private final int[] levels;

    /**
     * Places the thresholds at the ranks {@code ⌊i · (n − 1) / (count − 1)⌋}.
     *
     * @param count at least 2
     */
    ThresholdLevels(double[] scores, int count) {
        this.count = count;
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double step = last / (count - 1.0);
        double[] thresholds = new double[count];
        for (int i = 0; i < count; i++) {
            thresholds[i] = sorted[last - (i == count - 1 ? last : (int) (i * step))];
        }
        this.levels = new int[scores.length];
        for (int t = 0; t < levels.length; t++) {
            levels[t] = firstReached(thresholds, scores[t]);
        }
    }

    private static int firstReached(double[] thresholds, double score) {
        int low = 0;
        int high = thresholds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (score >= thresholds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many thresholds there are. */
    int count() {
        return count;
    }

    int of(int tick) {
        return levels[tick];
    }

    /** How many ticks, only anomalous ones or all, are flagged at each threshold. */
    int[] flagged(boolean[] labels, boolean onlyAnomalous) {
        int[] flagged = new int[count];
        for (int t = 0; t < levels.length; t++) {
            flagged[levels[t]] += labels[t] || !onlyAnomalous ? 1 : 0;
        }
        for (int k = 1; k < count; k++) {
            flagged[k] += flagged[k - 1];
        }
        return flagged;
    }
}

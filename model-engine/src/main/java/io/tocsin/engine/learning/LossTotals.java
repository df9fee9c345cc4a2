package io.tocsin.engine.learning;

/**
 * Sums of the losses of each head over some steps.
 *
 * <p>Confined to one thread.
 */
final class LossTotals {
    private final double[] sums;
    private final long[] counts;

    LossTotals(int heads) {
        this.sums = new double[heads];
        this.counts = new long[heads];
    }

    void add(int head, double loss) {
        sums[head] += loss;
        counts[head]++;
    }

    void add(LossTotals other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
            counts[i] += other.counts[i];
        }
    }

    /** How many steps counted for the head that had the most. */
    long steps() {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    /** The sum over the heads of the mean loss a step; 0 when nothing counted. */
    double mean() {
        double mean = 0;
        for (int i = 0; i < sums.length; i++) {
            mean += sums[i] / Math.max(1, counts[i]);
        }
        return mean;
    }
}

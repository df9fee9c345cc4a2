package io.tocsin.engine.evaluation;

import java.util.List;

/** The middle value, or the mean of the two in the middle. Thread-safe. */
final class Median {
    private Median() {}

    /** NaN when there is none. */
    static double of(List<Integer> values) {
        int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : ((double) sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}

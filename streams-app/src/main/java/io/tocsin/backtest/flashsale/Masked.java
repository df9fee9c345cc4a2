package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the ticks of a mask.
 *
 * <p>Thread-safe.
 */
final class Masked {
    private static final double FLAT = 1e-6;

    private Masked() {}

    /** In order, all runs together. */
    static double[][] rows(List<double[][]> runs, TickMask mask) {
        List<double[]> rows = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            for (int t = 0; t < runs.get(r).length; t++) {
                if (mask.has(r, t)) {
                    rows.add(runs.get(r)[t]);
                }
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** The deviation of each column, infinite for a flat one, so that it says nothing. */
    static double[] deviations(List<double[][]> runs, TickMask mask) {
        double[][] rows = rows(runs, mask);
        double[] sums = new double[rows[0].length];
        double[] squares = new double[sums.length];
        for (double[] row : rows) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += row[k];
                squares[k] += row[k] * row[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            double mean = sums[k] / rows.length;
            double deviation = Math.sqrt(Math.max(0, squares[k] / rows.length - mean * mean));
            sums[k] = deviation < FLAT ? Double.POSITIVE_INFINITY : deviation;
        }
        return sums;
    }
}

package io.tocsin.backtest.flashsale;

import java.util.Arrays;

/**
 * Mean and deviation of each column over the ticks that were learned from.
 *
 * <p>Immutable, thread-safe.
 */
final class Standardiser {
    private static final double FLAT = 1e-9;

    private final double[] means;
    private final double[] deviations;
    private final double limit;

    /**
     * @param rows {@code [n][columns]}
     * @param limit standardised values are held within ± this
     */
    Standardiser(double[][] rows, double limit) {
        int width = rows[0].length;
        this.means = new double[width];
        this.deviations = new double[width];
        this.limit = limit;
        for (double[] row : rows) {
            for (int k = 0; k < width; k++) {
                means[k] += row[k] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int k = 0; k < width; k++) {
                deviations[k] += (row[k] - means[k]) * (row[k] - means[k]) / rows.length;
            }
        }
        for (int k = 0; k < width; k++) {
            deviations[k] = Math.sqrt(deviations[k]);
            deviations[k] = deviations[k] < FLAT ? 1 : deviations[k];
        }
    }

    double[] apply(double[] row) {
        double[] scaled = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            scaled[k] = Math.max(-limit, Math.min(limit, (row[k] - means[k]) / deviations[k]));
        }
        return scaled;
    }

    double[][] apply(double[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
    }
}

package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;

/**
 * The metrics of a run with a missing value replaced by the last one, as a service sees them: without the future.
 *
 * <p>Confined to one thread.
 */
final class LastValues {
    private final ShopRun run;
    private final double[][] rows;
    private final boolean[] missing;

    LastValues(ShopRun run) {
        this.run = run;
        this.rows = new double[run.size()][run.metrics().size()];
        this.missing = new boolean[run.size()];
        for (int t = 0; t < rows.length; t++) {
            for (int k = 0; k < rows[t].length; k++) {
                float value = run.rows()[t][k];
                missing[t] |= Float.isNaN(value);
                rows[t][k] = !Float.isNaN(value) ? value : t == 0 ? 0 : rows[t - 1][k];
            }
        }
    }

    int size() {
        return rows.length;
    }

    double[] row(int tick) {
        return rows[tick];
    }

    /** Whether anything was missing. */
    boolean hasMissing(int tick) {
        return missing[tick];
    }

    double[] column(String metric) {
        int index = run.metrics().indexOf(metric);
        double[] column = new double[rows.length];
        for (int t = 0; t < column.length; t++) {
            column[t] = rows[t][index];
        }
        return column;
    }

    /** {@code ln(1 + v)} of a value that is never negative and not a ratio. */
    static double log(double value) {
        return Math.log1p(Math.max(0, value));
    }
}

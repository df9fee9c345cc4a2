package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model sees of a run at each tick, nothing of it later than the tick: every metric and how it differs from its exponential means of
 * {@value #FAST_TICKS}, {@value #MIDDLE_TICKS} and {@value #SLOW_TICKS} ticks, the load that announced sales let expect within each horizon, alone and on
 * top of the usual number of visitors, and how much room memory has left.
 *
 * <p>Immutable, thread-safe.
 */
final class ServiceInputs {
    private static final int FAST_TICKS = 3;
    private static final int MIDDLE_TICKS = 10;
    private static final int SLOW_TICKS = 30;
    private static final List<Integer> TIME_CONSTANTS = List.of(FAST_TICKS, MIDDLE_TICKS, SLOW_TICKS);
    private static final int USUAL_TICKS = 90;

    private final ShopColumns columns;
    private final MemoryFloor memory;

    ServiceInputs(ShopColumns columns, MemoryFloor memory) {
        this.columns = columns;
        this.memory = memory;
    }

    /** {@code [ticks][inputs]}. */
    double[][] of(ShopRun run, RatioColumns ratios) {
        LastValues values = new LastValues(run);
        List<double[]> inputs = new ArrayList<>();
        for (String metric : run.metrics()) {
            if (!columns.ignored().contains(metric)) {
                addMetric(ratios.scaled(metric, values.column(metric)), inputs);
            }
        }
        addDemand(run, values, inputs);
        addRows(memory.inputs(values.column(columns.memory())), inputs);
        return transposed(inputs, run.size());
    }

    private static void addMetric(double[] column, List<double[]> inputs) {
        inputs.add(column);
        for (int ticks : TIME_CONSTANTS) {
            double[] trend = Smoothing.exponential(column, ticks);
            for (int t = 0; t < trend.length; t++) {
                trend[t] = column[t] - trend[t];
            }
            inputs.add(trend);
        }
    }

    private void addDemand(ShopRun run, LastValues values, List<double[]> inputs) {
        double[][] demand = AnnouncedDemand.of(run);
        double[] usual = Smoothing.median(values.column(columns.visitors()), USUAL_TICKS);
        double[][] rows = new double[run.size()][2 + 2 * Horizons.TICKS.size()];
        for (int t = 0; t < rows.length; t++) {
            double logUsual = LastValues.log(usual[t]);
            rows[t][0] = demand[t][0];
            rows[t][1] = logUsual;
            for (int h = 0; h < Horizons.TICKS.size(); h++) {
                double most = AnnouncedDemand.most(demand[t], Horizons.TICKS.get(h));
                rows[t][2 + 2 * h] = most;
                rows[t][3 + 2 * h] = most + logUsual;
            }
        }
        addRows(rows, inputs);
    }

    private static void addRows(double[][] rows, List<double[]> inputs) {
        for (int k = 0; k < rows[0].length; k++) {
            double[] column = new double[rows.length];
            for (int t = 0; t < rows.length; t++) {
                column[t] = rows[t][k];
            }
            inputs.add(column);
        }
    }

    private static double[][] transposed(List<double[]> columns, int ticks) {
        double[][] rows = new double[ticks][columns.size()];
        for (int k = 0; k < columns.size(); k++) {
            for (int t = 0; t < ticks; t++) {
                rows[t][k] = columns.get(k)[t];
            }
        }
        return rows;
    }
}

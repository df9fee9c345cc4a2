package io.tocsin.backtest.flashsale;

import io.tocsin.example.Announcement;
import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inputs of baselines (ii) to (iv).
 *
 * <p>Thread-safe.
 */
enum BaselineInputs {
    CURRENT("(ii) logistic on current metrics"),
    DIFFERENCES("(iii) + differences 1/5/15"),
    SCHEDULE("(iv) + announced schedule");

    private static final List<Integer> DELAYS = List.of(1, 5, 15);
    private static final double NEVER_TICKS = 1000;
    private static final double NEAR_TICKS = 40;
    private static final double RECENT_TICKS = 60;

    private final String title;

    BaselineInputs(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** {@code [ticks][inputs]}. */
    double[][] of(ShopRun run) {
        LastValues values = new LastValues(run);
        double[][] current = current(run, values);
        double[][] rows = new double[run.size()][];
        for (int t = 0; t < rows.length; t++) {
            List<double[]> parts = new ArrayList<>();
            parts.add(current[t]);
            parts.add(new double[] {values.hasMissing(t) ? 1 : 0});
            if (this != CURRENT) {
                addDifferences(current, t, parts);
            }
            if (this == SCHEDULE) {
                parts.add(schedule(run, t));
            }
            rows[t] = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        }
        return rows;
    }

    private static double[][] current(ShopRun run, LastValues values) {
        RatioColumns ratios = new RatioColumns();
        double[][] current = new double[run.size()][run.metrics().size()];
        for (int t = 0; t < current.length; t++) {
            for (int k = 0; k < current[t].length; k++) {
                double value = values.row(t)[k];
                current[t][k] = ratios.isRatio(run.metrics().get(k)) ? value : LastValues.log(value);
            }
        }
        return current;
    }

    private static void addDifferences(double[][] current, int t, List<double[]> parts) {
        for (int delay : DELAYS) {
            double[] difference = current[t].clone();
            double[] before = current[Math.max(0, t - delay)];
            for (int k = 0; k < difference.length; k++) {
                difference[k] -= before[k];
            }
            parts.add(difference);
        }
    }

    private static double[] schedule(ShopRun run, int tick) {
        double to = NEVER_TICKS;
        double multiple = 0;
        double since = NEVER_TICKS;
        double lastMultiple = 0;
        for (Announcement sale : run.announcements()) {
            double distance = sale.start() - tick;
            if (sale.knownFrom() <= tick && distance >= 0 && distance < to) {
                to = distance;
                multiple = sale.multiple();
            }
            if (sale.knownFrom() <= tick && distance < 0 && -distance < since) {
                since = -distance;
                lastMultiple = sale.multiple();
            }
        }
        return new double[] {
            Math.log1p(to),
            to <= NEAR_TICKS ? multiple : 0,
            multiple * Math.exp(-to / 10),
            multiple * Math.exp(-to / 30),
            lastMultiple * Math.exp(-since / 30),
            since <= RECENT_TICKS ? 1 : 0
        };
    }
}

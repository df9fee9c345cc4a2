package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In which of a few operating conditions an engine ran at a cycle, told by its settings: each scaled to 0..1 over the training engines, and settings
 * within {@value #RADIUS} of each other are the same condition (leader clustering, Hartigan 1975, one pass). Settings that only jitter say nothing
 * about the sensors, so several conditions hold only where they explain at least half of the sensors' variance, the mean over the sensors; else, or
 * with more than {@value #MAX_CONDITIONS}, all cycles are one condition.
 *
 * <p>Immutable once fitted, thread-safe.
 */
final class OperatingConditions {
    private static final double RADIUS = 0.1;
    private static final int MAX_CONDITIONS = 20;
    private static final double MIN_EXPLAINED_SHARE = 0.5;

    private final double[] lowest;
    private final double[] ranges;
    private final List<double[]> centres = new ArrayList<>();

    private OperatingConditions(int settings) {
        this.lowest = new double[settings];
        this.ranges = new double[settings];
    }

    static OperatingConditions fit(List<EngineRun> runs) {
        int settings = runs.get(0).settings()[0].length;
        OperatingConditions found = new OperatingConditions(settings);
        found.findRanges(runs);
        found.findCentres(runs);
        boolean isTelling = found.count() <= MAX_CONDITIONS
                && ConditionStatistics.of(runs, found).explainedShare() >= MIN_EXPLAINED_SHARE;
        return isTelling ? found : new OperatingConditions(settings).withOneCentre();
    }

    private OperatingConditions withOneCentre() {
        centres.add(new double[lowest.length]);
        return this;
    }

    private void findRanges(List<EngineRun> runs) {
        double[] highest = new double[ranges.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (EngineRun run : runs) {
            for (double[] row : run.settings()) {
                for (int k = 0; k < row.length; k++) {
                    lowest[k] = Math.min(lowest[k], row[k]);
                    highest[k] = Math.max(highest[k], row[k]);
                }
            }
        }
        for (int k = 0; k < ranges.length; k++) {
            ranges[k] = highest[k] - lowest[k];
        }
    }

    private void findCentres(List<EngineRun> runs) {
        for (EngineRun run : runs) {
            for (double[] row : run.settings()) {
                double[] scaled = scaled(row);
                if (centres.size() <= MAX_CONDITIONS
                        && (centres.isEmpty() || distance(scaled, centres.get(nearest(scaled))) > RADIUS)) {
                    centres.add(scaled);
                }
            }
        }
    }

    private double[] scaled(double[] settings) {
        double[] scaled = new double[settings.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = ranges[k] > 0 ? (settings[k] - lowest[k]) / ranges[k] : 0;
        }
        return scaled;
    }

    /** The largest difference in any setting. */
    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }

    private int nearest(double[] scaled) {
        int nearest = 0;
        for (int i = 1; i < centres.size(); i++) {
            if (distance(scaled, centres.get(i)) < distance(scaled, centres.get(nearest))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** How many there are, at least 1. */
    int count() {
        return centres.size();
    }

    /** The condition of these settings, from 0; the nearest where none was seen in training. */
    int of(double[] settings) {
        return nearest(scaled(settings));
    }
}

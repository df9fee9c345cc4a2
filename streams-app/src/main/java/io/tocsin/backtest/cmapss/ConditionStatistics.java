package io.tocsin.backtest.cmapss;

import java.util.List;

/**
 * Mean, standard deviation and number of values of each sensor in each operating condition.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param counts {@code [conditions]}
 * @param means {@code [conditions][sensors]}
 * @param deviations {@code [conditions][sensors]}, of the whole population
 */
record ConditionStatistics(long[] counts, double[][] means, double[][] deviations) {

    static ConditionStatistics of(List<EngineRun> runs, OperatingConditions conditions) {
        int sensors = runs.get(0).sensors()[0].length;
        long[] counts = new long[conditions.count()];
        double[][] means = new double[counts.length][sensors];
        double[][] squares = new double[counts.length][sensors];
        for (EngineRun run : runs) {
            for (int t = 0; t < run.size(); t++) {
                int condition = conditions.of(run.settings()[t]);
                counts[condition]++;
                add(run.sensors()[t], counts[condition], means[condition], squares[condition]);
            }
        }
        for (int c = 0; c < counts.length; c++) {
            for (int k = 0; k < sensors; k++) {
                squares[c][k] = Math.sqrt(squares[c][k] / Math.max(1, counts[c]));
            }
        }
        return new ConditionStatistics(counts, means, squares);
    }

    /** One value more (Welford 1962): the sums of squares of raw values would lose the small deviations of large ones. */
    private static void add(double[] values, long count, double[] means, double[] squares) {
        for (int k = 0; k < values.length; k++) {
            double before = values[k] - means[k];
            means[k] += before / count;
            squares[k] += before * (values[k] - means[k]);
        }
    }

    /** Which share of a sensor's variance lies between the conditions, the mean over the sensors that vary at all; 0 if none does. */
    double explainedShare() {
        double sum = 0;
        int varying = 0;
        for (int k = 0; k < means[0].length; k++) {
            double between = varianceBetween(k);
            double all = between + varianceWithin(k);
            sum += all > 0 ? between / all : 0;
            varying += all > 0 ? 1 : 0;
        }
        return varying == 0 ? 0 : sum / varying;
    }

    private double varianceWithin(int sensor) {
        double sum = 0;
        long cycles = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += counts[c] * deviations[c][sensor] * deviations[c][sensor];
            cycles += counts[c];
        }
        return sum / cycles;
    }

    private double varianceBetween(int sensor) {
        double mean = 0;
        long cycles = 0;
        for (int c = 0; c < counts.length; c++) {
            cycles += counts[c];
            mean += (means[c][sensor] - mean) * counts[c] / Math.max(1, cycles);
        }
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += counts[c] * (means[c][sensor] - mean) * (means[c][sensor] - mean);
        }
        return sum / cycles;
    }
}

package io.tocsin.backtest.nab;

import java.util.Arrays;
import java.util.List;

/**
 * Weighs alarms as the benchmark does: alarms of the probation do not count, of those in a window only the first, each other one costs.
 *
 * <p>Thread-safe.
 */
public final class NabScorer {
    private final NabProfile profile;

    public NabScorer(NabProfile profile) {
        this.profile = profile;
    }

    /**
     * What {@code alarms} on {@code series} are worth.
     *
     * @param alarms rows in increasing order
     */
    public NabScore score(NabSeries series, int[] alarms) {
        List<NabWindow> windows = series.scoredWindows();
        double[] weights = RowWeights.of(series.rows(), series.windows(), profile);
        double[] best = new double[windows.size()];
        Arrays.fill(best, -profile.falseNegative());
        boolean[] found = new boolean[windows.size()];
        double falseAlarmWeight = 0;
        int falseAlarms = 0;
        for (int alarm : alarms) {
            if (alarm < series.probationRows()) {
                continue;
            }
            int window = window(windows, alarm);
            if (window < 0) {
                falseAlarmWeight += weights[alarm];
                falseAlarms++;
            } else {
                // The first alarm of a window is its best: weights fall towards its end.
                best[window] = Math.max(best[window], weights[alarm]);
                found[window] = true;
            }
        }
        double raw = falseAlarmWeight + Arrays.stream(best).sum();
        return new NabScore(raw, windows.size(), count(found), falseAlarms);
    }

    private static int window(List<NabWindow> windows, int row) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(row)) {
                return i;
            }
        }
        return -1;
    }

    private static int count(boolean[] found) {
        int count = 0;
        for (boolean one : found) {
            count += one ? 1 : 0;
        }
        return count;
    }
}

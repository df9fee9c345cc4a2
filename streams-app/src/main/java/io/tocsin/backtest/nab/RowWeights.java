package io.tocsin.backtest.nab;

import java.util.List;

/**
 * What an alarm in each row of a series is worth.
 *
 * <p>In a window: the scaled sigmoid of its place, 1 for the first row. Outside: minus the weight of a false positive, less right behind a window.
 * Follows the benchmark's code where the paper leaves it open: places in a window are counted as {@code (last − row + 1) / rows}, distances behind
 * it as {@code (row − last) / (rows − 1)}.
 *
 * <p>Thread-safe.
 */
final class RowWeights {
    private static final double AT_BEGIN = ScaledSigmoid.at(-1.0);

    private RowWeights() {}

    static double[] of(int rows, List<NabWindow> windows, NabProfile profile) {
        double[] weights = new double[rows];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            while (next < windows.size() && windows.get(next).last() < row) {
                next++;
            }
            boolean inside = next < windows.size() && windows.get(next).contains(row);
            weights[row] = inside
                    ? inside(row, windows.get(next)) * profile.truePositive()
                    : ScaledSigmoid.at(next == 0 ? ScaledSigmoid.FAR_BEHIND : behind(row, windows.get(next - 1)))
                            * profile.falsePositive();
        }
        return weights;
    }

    private static double inside(int row, NabWindow window) {
        return ScaledSigmoid.at(-(window.last() - row + 1) / (double) window.rows()) / AT_BEGIN;
    }

    private static double behind(int row, NabWindow window) {
        return (row - window.last()) / (double) Math.max(1, window.rows() - 1);
    }
}

package io.tocsin.backtest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How one detector judged one server.
 *
 * <p>Thread-safe when nobody writes to the arrays.
 *
 * @param scores {@code [ticks of test]}, finite, higher = more anomalous
 * @param boundaries {@code [ticks of test]}, the score from which an alert is wanted, found without labels
 * @param trace what is behind the scores, where the detector tells
 */
record Detection(
        double[] scores, double[] boundaries, @Nullable ReplayTrace trace) {

    /** {@code [ticks of test]}, 1 and above where an alert is wanted. */
    double[] levels() {
        double[] levels = new double[scores.length];
        Arrays.setAll(levels, row -> scores[row] / boundaries[row]);
        return levels;
    }
}

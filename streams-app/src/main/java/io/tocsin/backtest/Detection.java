package io.tocsin.backtest;

import org.jspecify.annotations.Nullable;

/**
 * How one detector judged one server.
 *
 * <p>Thread-safe when nobody writes to the array.
 *
 * @param scores {@code [ticks of test]}, finite, higher = more anomalous
 * @param boundary the score from which an alert is wanted, found without labels
 * @param trace what is behind the scores, where the detector tells
 */
record Detection(double[] scores, double boundary, @Nullable ReplayTrace trace) {}

package io.tocsin.backtest.nab;

import java.util.List;

/**
 * One series of the benchmark.
 *
 * <p>Immutable as long as nobody writes to the arrays, which it does not copy. Thread-safe then.
 *
 * @param name its path below the data directory, with slashes
 * @param timestamps {@code [rows]} as they stand in the file
 * @param timesMs {@code [rows]} the same as epoch milliseconds, read as UTC; need not increase
 * @param values {@code [rows]}
 * @param windows in order, not overlapping
 */
public record NabSeries(
        String name, List<String> timestamps, long[] timesMs, double[] values, List<NabWindow> windows) {
    private static final double PROBATION_SHARE = 0.15;
    private static final int MAX_PROBATION_ROWS = 750;

    public NabSeries {
        timestamps = List.copyOf(timestamps);
        windows = List.copyOf(windows);
        if (timestamps.size() != values.length || timesMs.length != values.length) {
            throw new IllegalArgumentException("wrong shape: name=" + name + " timestamps=" + timestamps.size()
                    + " times=" + timesMs.length + " values=" + values.length);
        }
    }

    public int rows() {
        return values.length;
    }

    /** How many rows a detector may learn from before it is judged: the first 15 percent, at most 750. */
    public int probationRows() {
        return Math.min((int) Math.floor(PROBATION_SHARE * rows()), MAX_PROBATION_ROWS);
    }

    /** The windows that a detector can find: those with a row after the probation. */
    public List<NabWindow> scoredWindows() {
        return windows.stream()
                .filter(window -> window.last() >= probationRows())
                .toList();
    }

    /** Whether {@code row} lies in a window. */
    public boolean labelled(int row) {
        return windows.stream().anyMatch(window -> window.contains(row));
    }
}

package io.tocsin.backtest.nab;

/**
 * A labelled stretch of a series: an alarm in it is right.
 *
 * <p>Thread-safe.
 *
 * @param first its first row, from 0
 * @param last its last row, not below {@code first}
 */
public record NabWindow(int first, int last) {

    public NabWindow {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "window must not end before it begins: first=" + first + " last=" + last);
        }
    }

    public boolean contains(int row) {
        return row >= first && row <= last;
    }

    /** How many rows it has. */
    public int rows() {
        return last - first + 1;
    }
}

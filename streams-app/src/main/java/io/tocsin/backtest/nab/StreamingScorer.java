package io.tocsin.backtest.nab;

/**
 * Scores one series row by row, knowing nothing but the rows so far.
 *
 * <p>Confined to one thread.
 */
public interface StreamingScorer {

    /**
     * Takes the next row.
     *
     * @param timeMs epoch milliseconds, as the series tells it
     * @param value finite
     * @return how anomalous it is, finite, higher = more; ignored in the probation
     */
    double score(long timeMs, double value);
}

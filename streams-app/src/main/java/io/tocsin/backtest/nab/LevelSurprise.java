package io.tocsin.backtest.nab;

/**
 * How improbable the mean of the last rows is, upwards and downwards.
 *
 * <p>Confined to one thread.
 */
final class LevelSurprise {
    private final MovingMoments moments;
    private final SlidingTail high = new SlidingTail();
    private final SlidingTail low = new SlidingTail();

    LevelSurprise(int rows) {
        this.moments = new MovingMoments(rows);
    }

    /** {@code −ln p} with the next value taken in. */
    double add(double value) {
        moments.add(value);
        double mean = moments.mean();
        return high.surprise(mean) + low.surprise(-mean);
    }
}

package io.tocsin.backtest.nab;

/**
 * How far a value lies from the mean of those before it, in their standard deviations: the usual first rule of monitoring.
 *
 * <p>Confined to one thread.
 */
final class MovingZScore implements StreamingScorer {
    /** A day of five-minute rows. */
    private static final int ROWS = 288;

    private static final double MIN_DEVIATION = 1e-6;

    private final MovingMoments before = new MovingMoments(ROWS);

    @Override
    public double score(long timeMs, double value) {
        double distance = before.isEmpty() ? 0 : Math.abs(value - before.mean());
        double score = before.isEmpty() ? 0 : distance / Math.max(before.standardDeviation(), MIN_DEVIATION);
        before.add(value);
        return score;
    }
}

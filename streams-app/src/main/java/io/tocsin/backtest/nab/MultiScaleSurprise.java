package io.tocsin.backtest.nab;

import java.util.List;

/**
 * How improbable a row is on several scales at once: its residual against the forecast, the variability of the last four hours, and the level of
 * the last hour, four hours and half day (of five-minute rows), each among its own past, put together as one tail probability.
 *
 * <p>Residual and variability enter as logarithms, for both are heavy-tailed.
 *
 * <p>Confined to one thread.
 */
final class MultiScaleSurprise {
    private static final int VARIABILITY_ROWS = 48;
    private static final List<Integer> LEVEL_ROWS = List.of(12, 48, 144);
    /** Below these, in training standard deviations, sizes are all alike. */
    private static final double SMALL_RESIDUAL = 0.1;

    private static final double SMALL_DEVIATION = 0.05;

    private final SlidingTail residuals = new SlidingTail();
    private final SlidingTail variability = new SlidingTail();
    private final MovingMoments recent = new MovingMoments(VARIABILITY_ROWS);
    private final List<LevelSurprise> levels =
            LEVEL_ROWS.stream().map(LevelSurprise::new).toList();

    /**
     * The score of the next row.
     *
     * @param residual against the forecast
     * @param value without its daily course
     * @return {@code −log10} of the combined tail probability
     */
    double score(double residual, double value) {
        recent.add(value);
        double surprise = residuals.surprise(Math.log(Math.abs(residual) + SMALL_RESIDUAL));
        surprise += variability.surprise(Math.log(recent.standardDeviation() + SMALL_DEVIATION));
        for (LevelSurprise level : levels) {
            surprise += level.add(value);
        }
        return FisherCombination.score(surprise, 2 + levels.size());
    }
}

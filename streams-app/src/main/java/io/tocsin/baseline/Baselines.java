package io.tocsin.baseline;

import java.util.List;
import java.util.OptionalInt;

/**
 * The baselines with the settings that the tables show.
 *
 * <p>Thread-safe.
 */
public final class Baselines {
    private static final int MOVING_TICKS = 60;
    private static final int SMOOTHED_TICKS = 10;
    private static final int WINDOW_TICKS = 10;
    private static final int NEIGHBOURS = 5;
    private static final int LAGS = 5;

    private Baselines() {}

    /** All baselines in the order of the tables; the seasonal one looks for its period in the training part. */
    public static List<Baseline> all(long seed) {
        return all(seed, OptionalInt.empty());
    }

    /**
     * All baselines in the order of the tables.
     *
     * @param seed of those that draw random numbers
     * @param periodTicks the period of the data, where it is known
     */
    public static List<Baseline> all(long seed, OptionalInt periodTicks) {
        return List.of(
                new NaiveBaseline(),
                smoothed(new NaiveBaseline()),
                new MovingZScoreBaseline(MOVING_TICKS),
                new SeasonalNaiveBaseline(periodTicks),
                new DistanceFromMeanBaseline(),
                new PcaBaseline(),
                smoothed(new PcaBaseline()),
                new NearestNeighbourBaseline(1, NEIGHBOURS),
                new NearestNeighbourBaseline(WINDOW_TICKS, NEIGHBOURS),
                new VectorAutoregressionBaseline(LAGS),
                smoothed(new VectorAutoregressionBaseline(LAGS)),
                new RandomCutForestBaseline(seed),
                smoothed(new RandomCutForestBaseline(seed)));
    }

    private static Baseline smoothed(Baseline baseline) {
        return new SmoothedBaseline(baseline, SMOOTHED_TICKS);
    }
}

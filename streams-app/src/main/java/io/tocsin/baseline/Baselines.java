package io.tocsin.baseline;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Baseline naive = new NaiveBaseline();
        Baseline pca = new PcaBaseline();
        Baseline regression = new VectorAutoregressionBaseline(LAGS);
        Baseline forest = new RandomCutForestBaseline(seed);
        return List.of(
                naive,
                smoothed(naive),
                new MovingZScoreBaseline(MOVING_TICKS),
                new SeasonalNaiveBaseline(periodTicks),
                new DistanceFromMeanBaseline(),
                pca,
                smoothed(pca),
                new NearestNeighbourBaseline(1, NEIGHBOURS),
                new NearestNeighbourBaseline(WINDOW_TICKS, NEIGHBOURS),
                regression,
                smoothed(regression),
                forest,
                smoothed(forest));
    }

    private static Baseline smoothed(Baseline baseline) {
        return new SmoothedBaseline(baseline, SMOOTHED_TICKS);
    }

    /**
     * What each of {@code baselines} says, by its name and in their order; scores that are only smoothed are not computed again.
     *
     * @param training as in {@link Baseline#scores}
     * @param test as there
     */
    public static Map<String, double[]> scores(List<Baseline> baselines, float[][] training, float[][] test) {
        IdentityHashMap<Baseline, double[]> known = new IdentityHashMap<>();
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (Baseline baseline : baselines) {
            double[] own = baseline instanceof SmoothedBaseline smoothed && known.containsKey(smoothed.inner())
                    ? smoothed.smooth(known.get(smoothed.inner()))
                    : baseline.scores(training, test);
            known.put(baseline, own);
            scores.put(baseline.name(), own);
        }
        return scores;
    }
}

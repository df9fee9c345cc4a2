package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The probability from which on a failure is announced: the one with the best F1 to be expected when each training engine is stopped at a random
 * cycle, as the test engines are, judged by models that had not seen the engine. All cycles from the {@value Protocol#FIRST_JUDGED_CYCLE}th on count
 * with the same weight within an engine, and all engines with the same weight.
 *
 * <p>Thread-safe.
 *
 * @param probability from which on a failure is announced
 * @param expectedF1 the F1 to be expected there, 0 where nothing is known
 */
record DecisionThreshold(double probability, double expectedF1) {
    private static final double WHERE_NOTHING_IS_KNOWN = 0.5;

    /** Thread-safe. */
    private record Stop(float probability, boolean positive, double weight) {}

    /** The best threshold; 0.5 where no training engine is long enough to be judged. */
    static DecisionThreshold choose(List<EngineRun> runs, List<float[]> probabilities) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            addStops(runs.get(i), probabilities.get(i), stops);
        }
        stops.sort(Comparator.comparingDouble(Stop::probability).reversed());
        double positives = stops.stream()
                .mapToDouble(stop -> stop.positive() ? stop.weight() : 0)
                .sum();
        return best(stops, positives);
    }

    private static void addStops(EngineRun run, float[] probabilities, List<Stop> stops) {
        int first = Protocol.FIRST_JUDGED_CYCLE - 1;
        for (int t = first; t < run.size(); t++) {
            stops.add(new Stop(probabilities[t], Protocol.isPositive(run.remaining(t)), 1.0 / (run.size() - first)));
        }
    }

    private static DecisionThreshold best(List<Stop> stops, double positives) {
        double best = 0;
        double threshold = WHERE_NOTHING_IS_KNOWN;
        double announced = 0;
        double right = 0;
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            announced += stop.weight();
            right += stop.positive() ? stop.weight() : 0;
            boolean isTied = i + 1 < stops.size() && stops.get(i + 1).probability() == stop.probability();
            double f1 = 2 * right / (announced + positives);
            if (!isTied && f1 > best) {
                best = f1;
                threshold = stop.probability();
            }
        }
        return new DecisionThreshold(threshold, best);
    }
}

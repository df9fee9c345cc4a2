package io.tocsin.engine.evaluation;

import java.util.List;
import java.util.Set;

/**
 * Whether the metrics named as the cause of an event are those that people named: {@code HitRate@P% = hits among the ⌊P% · |GT|⌋ highest ranked /
 * |GT|}, with GT the labelled metrics (Su et al., OmniAnomaly, KDD 2019).
 *
 * <p>Thread-safe.
 *
 * @param at100Percent as many guesses as labelled metrics, 0 to 1
 * @param at150Percent half as many again, 0 to 1
 */
public record HitRate(double at100Percent, double at150Percent) {

    /**
     * Judges one event.
     *
     * @param ranking indexes of metrics without repetition, the heaviest contributor first; those left out count as never named
     * @param labelled indexes of the metrics that explain the event, at least one
     */
    public static HitRate of(int[] ranking, Set<Integer> labelled) {
        if (labelled.isEmpty()) {
            throw new IllegalArgumentException("an event needs labelled metrics: labelled=0");
        }
        return new HitRate(hitRate(ranking, labelled, 100), hitRate(ranking, labelled, 150));
    }

    private static double hitRate(int[] ranking, Set<Integer> labelled, int percent) {
        int guesses = Math.min(percent * labelled.size() / 100, ranking.length);
        int hits = 0;
        for (int i = 0; i < guesses; i++) {
            hits += labelled.contains(ranking[i]) ? 1 : 0;
        }
        return (double) hits / labelled.size();
    }

    /** The mean over events, each of the same weight; NaN without events. */
    public static HitRate mean(List<HitRate> events) {
        return new HitRate(
                events.stream().mapToDouble(HitRate::at100Percent).average().orElse(Double.NaN),
                events.stream().mapToDouble(HitRate::at150Percent).average().orElse(Double.NaN));
    }
}

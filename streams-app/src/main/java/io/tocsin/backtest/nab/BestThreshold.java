package io.tocsin.backtest.nab;

import java.util.Arrays;
import java.util.List;

/**
 * The one threshold with the best score over all series: what the benchmark's own protocol finds for each published detector, from the labels.
 *
 * <p>Looks at the distinct scores of all rows, at most {@value #MAX_CANDIDATES} of them, evenly spread by rank over the highest five percent.
 *
 * <p>Thread-safe.
 *
 * @param threshold that had the best score
 * @param score with it
 */
public record BestThreshold(double threshold, NabScore score) {
    private static final int MAX_CANDIDATES = 400;
    private static final double HIGHEST_SHARE = 0.05;

    /** @param scores {@code [series][rows]} */
    static BestThreshold find(List<NabSeries> series, List<double[]> scores, AlarmPolicy policy, NabProfile profile) {
        BestThreshold best = at(Double.POSITIVE_INFINITY, series, scores, policy, profile);
        for (double candidate : candidates(series, scores)) {
            BestThreshold one = at(candidate, series, scores, policy, profile);
            if (one.score.raw() > best.score.raw()) {
                best = one;
            }
        }
        return best;
    }

    private static BestThreshold at(
            double threshold, List<NabSeries> series, List<double[]> scores, AlarmPolicy policy, NabProfile profile) {
        NabScorer scorer = new NabScorer(profile);
        NabScore total = NabScore.NOTHING;
        for (int i = 0; i < series.size(); i++) {
            NabSeries one = series.get(i);
            int[] alarms = policy.withThreshold(threshold).alarms(scores.get(i), one.probationRows());
            total = total.plus(scorer.score(one, alarms));
        }
        return new BestThreshold(threshold, total);
    }

    private static double[] candidates(List<NabSeries> series, List<double[]> scores) {
        double[] sorted = new double[scores.stream().mapToInt(s -> s.length).sum()];
        int count = 0;
        for (int i = 0; i < series.size(); i++) {
            double[] one = scores.get(i);
            int from = series.get(i).probationRows();
            System.arraycopy(one, from, sorted, count, one.length - from);
            count += one.length - from;
        }
        Arrays.sort(sorted, 0, count);
        int highest = (int) Math.ceil(HIGHEST_SHARE * count);
        int candidates = Math.min(MAX_CANDIDATES, highest);
        double[] chosen = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            chosen[i] = sorted[count - 1 - (int) ((long) i * highest / candidates)];
        }
        return Arrays.stream(chosen).distinct().toArray();
    }
}

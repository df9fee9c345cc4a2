package io.tocsin.engine.evaluation;

import java.util.stream.IntStream;

/**
 * How well a number ranks the ticks before a failure above the others.
 *
 * <p>Thread-safe.
 */
public final class Ranking {
    private Ranking() {}

    /**
     * Area under the ROC curve: the probability that a random positive scores above a random negative, ties counted half (Hanley and McNeil
     * 1982). Cost: one sort.
     *
     * @return NaN when one of the classes is not there
     */
    public static double aucRoc(float[] scores, boolean[] positives) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rankSum = 0;
        long positive = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                end++;
            }
            double meanRank = (i + 1 + end) / 2.0;
            for (; i < end; i++) {
                if (positives[order[i]]) {
                    rankSum += meanRank;
                    positive++;
                }
            }
        }
        long negative = scores.length - positive;
        return positive == 0 || negative == 0
                ? Double.NaN
                : (rankSum - positive * (positive + 1) / 2.0) / ((double) positive * negative);
    }
}

package io.tocsin.backtest.flashsale;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Ticks from the highest score to the lowest, to be counted with other weights again and again.
 *
 * <p>Immutable, thread-safe.
 */
final class RankedTicks {
    private final float[] scores;
    private final boolean[] events;
    private final int[] order;

    RankedTicks(float[] scores, boolean[] events) {
        this.scores = scores;
        this.events = events;
        this.order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Those of {@code mask}, all of which must be asked for. */
    static RankedTicks of(List<float[]> scores, List<float[]> targets, TickMask mask) {
        return new RankedTicks(Scores.flat(scores, mask), Scores.events(targets, mask));
    }

    double rocArea() {
        return areas(null)[0];
    }

    double averagePrecision() {
        return areas(null)[1];
    }

    /**
     * The area under the ROC curve and the average precision, equal scores taken at once; NaN when one of the classes is not there.
     *
     * @param weights one a tick, in the ticks' order; null for 1 each
     */
    double[] areas(double @org.jspecify.annotations.Nullable [] weights) {
        double positive = 0;
        double negative = 0;
        double roc = 0;
        double precision = 0;
        for (int i = 0; i < order.length; ) {
            double newPositive = 0;
            double newNegative = 0;
            float score = scores[order[i]];
            for (; i < order.length && scores[order[i]] == score; i++) {
                double weight = weights == null ? 1 : weights[order[i]];
                newPositive += events[order[i]] ? weight : 0;
                newNegative += events[order[i]] ? 0 : weight;
            }
            roc += newNegative * (positive + 0.5 * newPositive);
            positive += newPositive;
            negative += newNegative;
            precision += newPositive == 0 ? 0 : newPositive * positive / (positive + negative);
        }
        return positive == 0 || negative == 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {roc / (positive * negative), precision / positive};
    }
}

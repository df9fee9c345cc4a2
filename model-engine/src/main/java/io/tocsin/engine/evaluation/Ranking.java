package io.tocsin.engine.evaluation;

/**
 * How well a score ranks the anomalous ticks, or those before a failure, above the others: no threshold is needed.
 *
 * <p>Thread-safe.
 */
public final class Ranking {
    private Ranking() {}

    /**
     * The same as {@link #aucRoc(LabelledScores)} for parts of a series in which a class may be missing.
     *
     * @return NaN when one of the classes is not there
     */
    public static double aucRoc(float[] scores, boolean[] positives) {
        return TickInterval.where(positives, true).isEmpty()
                        || TickInterval.where(positives, false).isEmpty()
                ? Double.NaN
                : aucRoc(LabelledScores.of(scores, positives));
    }

    /**
     * Area under the ROC curve: the probability that a random positive scores above a random negative, ties counted half (Hanley and McNeil
     * 1982). 0.5 = a score that says nothing.
     */
    public static double aucRoc(LabelledScores data) {
        ThresholdCurve curve = data.curve();
        double pairs = 0;
        int hitsAbove = 0;
        int falseAbove = 0;
        for (int i = 0; i < curve.size(); i++) {
            int hits = curve.truePositives(i);
            int falsePositives = curve.flagged(i) - hits;
            pairs += (falsePositives - falseAbove) * ((double) hits + hitsAbove) / 2;
            hitsAbove = hits;
            falseAbove = falsePositives;
        }
        return pairs / ((double) data.positives() * (data.size() - data.positives()));
    }

    /**
     * Area under the precision-recall curve as average precision: {@code Σ (R_i − R_{i−1}) · P_i} over the distinct scores, the highest first
     * (Davis and Goadrich 2006 for why not by trapezoids; the same as scikit-learn's). The share of positives = a score that says nothing.
     */
    public static double averagePrecision(LabelledScores data) {
        ThresholdCurve curve = data.curve();
        double sum = 0;
        int hitsAbove = 0;
        for (int i = 0; i < curve.size(); i++) {
            int hits = curve.truePositives(i);
            sum += (double) (hits - hitsAbove) * hits / curve.flagged(i);
            hitsAbove = hits;
        }
        return sum / data.positives();
    }
}

package io.tocsin.engine.evaluation;

/**
 * The highest composite F-score over all thresholds: the harmonic mean of precision over ticks and recall over events,
 * {@code Fc1 = 2·P_t·R_e / (P_t + R_e)} (Garg et al., "An evaluation of anomaly detection and diagnosis in multivariate time series", 2021). An event
 * is found when any of its ticks is flagged.
 *
 * <p>Thread-safe.
 */
public final class BestCompositeF1 {
    private static final double NOTHING = 1e-12;

    private BestCompositeF1() {}

    public static BestFigure of(LabelledScores data) {
        ThresholdCurve curve = data.curve();
        int[] found = curve.reaching(data.eventPeaks());
        double events = data.events().size();
        return curve.best(i -> {
            double precision = (double) curve.truePositives(i) / curve.flagged(i);
            double recall = found[i] / events;
            return 2 * precision * recall / Math.max(precision + recall, NOTHING);
        });
    }
}

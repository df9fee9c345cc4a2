package io.tocsin.engine.evaluation;

/**
 * The highest F1 over all thresholds, tick by tick and without point adjustment: {@code F1 = 2·TP / (flagged + positives)}, the harmonic mean of
 * precision and recall (van Rijsbergen 1979).
 *
 * <p>Thread-safe.
 */
public final class BestF1 {
    private BestF1() {}

    public static BestFigure of(LabelledScores data) {
        ThresholdCurve curve = data.curve();
        return curve.best(i -> 2.0 * curve.truePositives(i) / (curve.flagged(i) + data.positives()));
    }
}

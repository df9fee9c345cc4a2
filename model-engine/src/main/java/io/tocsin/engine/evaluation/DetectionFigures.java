package io.tocsin.engine.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All figures of one detector on one labelled series, each 0 to 1. The first four need no threshold; the others take the threshold that is best in
 * hindsight and are upper bounds.
 *
 * <p>Thread-safe.
 *
 * @param aucRoc {@link Ranking#aucRoc(LabelledScores)}
 * @param aucPr {@link Ranking#averagePrecision}
 * @param vusRoc {@link VolumeUnderSurface#roc}
 * @param vusPr {@link VolumeUnderSurface#pr}
 * @param bestF1 {@link BestF1}
 * @param bestCompositeF1 {@link BestCompositeF1}
 * @param bestEventF1 {@link BestEventF1} with blocks of {@value BestEventF1#USUAL_BLOCK_TICKS} ticks
 * @param pointAdjustedF1 {@link PointAdjustedF1}, only to compare with old papers
 */
public record DetectionFigures(
        double aucRoc,
        double aucPr,
        double vusRoc,
        double vusPr,
        double bestF1,
        double bestCompositeF1,
        double bestEventF1,
        double pointAdjustedF1) {

    /**
     * Measures a series.
     *
     * @param scores {@code [ticks]}, finite, higher = more anomalous
     * @param labels {@code [ticks]}, true = anomalous
     * @param vusWindow ticks, 0 or above; see {@link VolumeUnderSurface}
     * @throws IllegalArgumentException when a score is not finite, when one of the classes is not there, or when the lengths differ
     */
    public static DetectionFigures of(double[] scores, boolean[] labels, int vusWindow) {
        return of(LabelledScores.of(scores, labels), vusWindow);
    }

    /** The same of single precision, widened. */
    public static DetectionFigures of(float[] scores, boolean[] labels, int vusWindow) {
        return of(LabelledScores.of(scores, labels), vusWindow);
    }

    public static DetectionFigures of(LabelledScores data, int vusWindow) {
        VolumeUnderSurface volume = VolumeUnderSurface.of(data, vusWindow);
        return new DetectionFigures(
                Ranking.aucRoc(data),
                Ranking.averagePrecision(data),
                volume.roc(),
                volume.pr(),
                BestF1.of(data).value(),
                BestCompositeF1.of(data).value(),
                BestEventF1.of(data, BestEventF1.USUAL_BLOCK_TICKS).value(),
                PointAdjustedF1.of(data).value());
    }

    /** The figures under the names of the columns of a report, in their order. */
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("auc_roc", aucRoc);
        figures.put("auc_pr", aucPr);
        figures.put("vus_roc", vusRoc);
        figures.put("vus_pr", vusPr);
        figures.put("best_f1", bestF1);
        figures.put("best_fc1", bestCompositeF1);
        figures.put("best_ev", bestEventF1);
        figures.put("pa_f1", pointAdjustedF1);
        return Collections.unmodifiableMap(figures);
    }
}

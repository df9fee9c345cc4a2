package io.tocsin.engine.evaluation;

/**
 * Volume under the range-based ROC and precision-recall surfaces (Paparrizos et al., "Volume under the surface", VLDB 2022; Boniol et al., arXiv
 * 2502.13318; the headline of TSB-AD, Liu and Paparrizos, NeurIPS 2024): the areas under the curves, averaged over all buffers of 0 … window ticks
 * around the events. A flag a little early or late is worth something, and an event found by one tick is not found whole.
 *
 * <p>With the soft labels s of {@link BufferedEvents}, P anomalous ticks of n, and M the flagged soft mass outside events, at each of
 * {@value #THRESHOLDS} thresholds: {@code TP = Σ_flagged s}, {@code P' = P + M/2},
 * {@code recall = min(TP/P', 1) · share of buffered events touched}, {@code precision = TP / flagged}, {@code FPR = (flagged − TP) / (n − P')}.
 * The ROC area is by trapezoids up to (1, 1), the other is {@code Σ ΔR · P}. Typical window: 100 ticks, or the period of the series. Cost: one sort,
 * and events · window² for the buffers.
 *
 * <p>Thread-safe.
 *
 * @param roc volume under the ROC surface
 * @param pr volume under the precision-recall surface
 */
public record VolumeUnderSurface(double roc, double pr) {
    private static final int THRESHOLDS = 250;

    /**
     * Measures all buffers of 0 … {@code window} ticks.
     *
     * @param window 0 or above
     */
    public static VolumeUnderSurface of(LabelledScores data, int window) {
        return of(data, window, THRESHOLDS);
    }

    static VolumeUnderSurface of(LabelledScores data, int window, int thresholds) {
        if (window < 0) {
            throw new IllegalArgumentException("window must not be negative: window=" + window);
        }
        ThresholdLevels levels = new ThresholdLevels(data.scores(), thresholds);
        BufferedEvents buffered = new BufferedEvents(data, levels);
        int[] flagged = levels.flagged(data.labels(), false);
        int[] hits = levels.flagged(data.labels(), true);
        double roc = 0;
        double pr = 0;
        for (int buffer = 0; buffer <= window; buffer++) {
            VolumeUnderSurface areas =
                    areas(data, flagged, hits, buffered.flaggedMass(buffer), buffered.foundShare(buffer));
            roc += areas.roc;
            pr += areas.pr;
        }
        return new VolumeUnderSurface(roc / (window + 1), pr / (window + 1));
    }

    /** The areas under the curves for one buffer. */
    private static VolumeUnderSurface areas(
            LabelledScores data, int[] flagged, int[] hits, double[] mass, double[] found) {
        double roc = 0;
        double pr = 0;
        double lastRecall = 0;
        double lastFalse = 0;
        for (int k = 0; k < flagged.length; k++) {
            double truePositives = hits[k] + mass[k];
            double positives = data.positives() + mass[k] / 2;
            double recall = Math.min(truePositives / positives, 1) * found[k];
            double falsePositiveRate = (flagged[k] - truePositives) / (data.size() - positives);
            roc += (falsePositiveRate - lastFalse) * (recall + lastRecall) / 2;
            pr += (recall - lastRecall) * truePositives / flagged[k];
            lastRecall = recall;
            lastFalse = falsePositiveRate;
        }
        return new VolumeUnderSurface(roc + (1 - lastFalse) * (1 + lastRecall) / 2, pr);
    }
}

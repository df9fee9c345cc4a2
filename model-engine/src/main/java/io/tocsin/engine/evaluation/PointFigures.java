package io.tocsin.engine.evaluation;

/**
 * What flags are worth tick by tick at one threshold, without point adjustment.
 *
 * <p>Thread-safe.
 *
 * @param precision share of the flagged ticks that are anomalous, 0 when none is flagged
 * @param recall share of the anomalous ticks that are flagged
 * @param f1 harmonic mean of both, {@code 2·TP / (flagged + positives)}
 */
public record PointFigures(double precision, double recall, double f1) {

    /** Flags the ticks with a score of at least {@code threshold}. */
    public static PointFigures at(double threshold, LabelledScores data) {
        int flagged = 0;
        int hits = 0;
        for (int i = 0; i < data.size(); i++) {
            if (data.scores()[i] >= threshold) {
                flagged++;
                hits += data.labels()[i] ? 1 : 0;
            }
        }
        return new PointFigures(
                flagged == 0 ? 0 : (double) hits / flagged,
                (double) hits / data.positives(),
                2.0 * hits / (flagged + data.positives()));
    }
}

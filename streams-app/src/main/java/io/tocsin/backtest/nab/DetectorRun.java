package io.tocsin.backtest.nab;

import java.util.List;

/**
 * One detector's scores on all series.
 *
 * <p>Immutable as long as nobody writes to the arrays. Thread-safe then.
 *
 * @param name the detector's, with the seed where there are several
 * @param scores {@code [series][rows]}
 */
record DetectorRun(String name, List<double[]> scores) {

    /** Takes one pass over each series. */
    static DetectorRun of(NabDetector detector, String name, long seed, List<NabSeries> series) {
        return new DetectorRun(
                name, series.stream().map(one -> scores(detector, seed, one)).toList());
    }

    private static double[] scores(NabDetector detector, long seed, NabSeries series) {
        StreamingScorer scorer = detector.start().apply(new StreamStart(series.probationRows(), seed));
        double[] scores = new double[series.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = scorer.score(series.timesMs()[row], series.values()[row]);
        }
        return scores;
    }
}

package io.tocsin.backtest.flashsale;

import io.tocsin.engine.scoring.PlattFit;

/**
 * How a score becomes a probability: standardised, as Newton's method of {@link PlattFit} begins at a slope of 1, then Platt's sigmoid.
 *
 * <p>Thread-safe.
 */
record ScoreCalibration(double mean, double deviation, float slope, float intercept) {
    private static final double FLAT = 1e-12;

    static ScoreCalibration fit(float[] scores, boolean[] events) {
        double mean = 0;
        for (float score : scores) {
            mean += (double) score / scores.length;
        }
        double square = 0;
        for (float score : scores) {
            square += (score - mean) * (score - mean) / scores.length;
        }
        double deviation = square < FLAT ? 1 : Math.sqrt(square);
        float[] standardised = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            standardised[i] = (float) ((scores[i] - mean) / deviation);
        }
        float[] platt = PlattFit.fit(standardised, events);
        return new ScoreCalibration(mean, deviation, platt[0], platt[1]);
    }

    float probability(float score) {
        return (float) (1 / (1 + Math.exp(-(slope * (score - mean) / deviation + intercept))));
    }
}

package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether things forecast with probability p happen in a share p of the cases (Murphy and Winkler 1977): forecasts in bins of about equal count, the
 * lowest first. Equal forecasts stay in one bin, so there may be fewer bins than asked for, and of uneven count. Typical: 10 bins.
 *
 * <p>Thread-safe.
 *
 * @param bins in order of the forecast probability
 */
public record ReliabilityCurve(List<Bin> bins) {

    /**
     * Forecasts of about the same probability. Thread-safe.
     *
     * @param meanForecast mean probability forecast, 0 to 1
     * @param observedShare share of the forecasts that came true, 0 to 1
     * @param count how many forecasts there are, above 0
     */
    public record Bin(double meanForecast, double observedShare, int count) {}

    public ReliabilityCurve {
        bins = List.copyOf(bins);
    }

    /**
     * Puts forecasts into bins.
     *
     * @param forecasts scores are probabilities
     * @param bins how many to make, 1 or above
     * @throws IllegalArgumentException when a score lies outside 0 to 1
     */
    public static ReliabilityCurve of(LabelledScores forecasts, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("a curve needs bins: bins=" + bins);
        }
        forecasts.requireProbabilities();
        ThresholdCurve curve = forecasts.curve();
        List<Bin> made = new ArrayList<>();
        long size = forecasts.size();
        int done = 0;
        double sum = 0;
        int hits = 0;
        int count = 0;
        for (int i = curve.size() - 1; i >= 0; i--) {
            int equal = curve.flagged(i) - (i == 0 ? 0 : curve.flagged(i - 1));
            count += equal;
            sum += equal * curve.threshold(i);
            hits += curve.truePositives(i) - (i == 0 ? 0 : curve.truePositives(i - 1));
            done += equal;
            // The bins whose share of the forecasts is used up: a long tie may fill several.
            if (done * (long) bins / size > (done - count) * (long) bins / size) {
                made.add(new Bin(sum / count, (double) hits / count, count));
                sum = 0;
                hits = 0;
                count = 0;
            }
        }
        return new ReliabilityCurve(made);
    }

    /** Expected calibration error: {@code Σ count/n · |observed − forecast|} over the bins (Naeini et al. 2015); 0 = perfectly calibrated. */
    public double expectedCalibrationError() {
        double sum = 0;
        int count = 0;
        for (Bin bin : bins) {
            sum += bin.count * Math.abs(bin.observedShare - bin.meanForecast);
            count += bin.count;
        }
        return sum / count;
    }
}

package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether things forecast with probability p happen in a share p of the cases (Murphy and Winkler 1977): forecasts in bins, the lowest first.
 * Typical: 10 bins.
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
     * Puts forecasts into bins of about equal count. Equal forecasts stay in one bin, so there may be fewer bins than asked for, and of uneven count.
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
        return new ReliabilityCurve(filled(forecasts.curve(), forecasts.size(), bins));
    }

    /**
     * Puts forecasts into bins of equal width between 0 and 1, the empty ones left out: where what is forecast is rare, bins of equal count would all
     * lie at 0 but the last.
     *
     * @param forecasts probabilities
     * @param cameTrue as long as {@code forecasts}
     * @param bins how many to make at most, 1 or above
     */
    public static ReliabilityCurve ofEqualWidth(float[] forecasts, boolean[] cameTrue, int bins) {
        double[] sums = new double[bins];
        int[] hits = new int[bins];
        int[] counts = new int[bins];
        for (int i = 0; i < forecasts.length; i++) {
            int bin = Math.min(bins - 1, (int) (forecasts[i] * bins));
            sums[bin] += forecasts[i];
            hits[bin] += cameTrue[i] ? 1 : 0;
            counts[bin]++;
        }
        return new ReliabilityCurve(IntStream.range(0, bins)
                .filter(bin -> counts[bin] > 0)
                .mapToObj(bin -> new Bin(sums[bin] / counts[bin], (double) hits[bin] / counts[bin], counts[bin]))
                .toList());
    }

    private static List<Bin> filled(ThresholdCurve curve, long size, int bins) {
        List<Bin> made = new ArrayList<>();
        // What of the forecasts is in bins already: those from this index of the curve on.
        int closed = curve.size();
        long before = 0;
        for (int i = curve.size() - 1; i >= 0; i--) {
            long done = size - (i == 0 ? 0 : curve.flagged(i - 1));
            // A long tie may use up the share of several bins.
            if (done * bins / size > before * bins / size) {
                made.add(bin(curve, i, closed));
                closed = i;
                before = done;
            }
        }
        return made;
    }

    /** The forecasts from index {@code first} of the curve, the highest of them, to the one before {@code end}. */
    private static Bin bin(ThresholdCurve curve, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += curve.threshold(i) * (curve.flagged(i) - (i == 0 ? 0 : curve.flagged(i - 1)));
        }
        int count = curve.flagged(end - 1) - (first == 0 ? 0 : curve.flagged(first - 1));
        int hits = curve.truePositives(end - 1) - (first == 0 ? 0 : curve.truePositives(first - 1));
        return new Bin(sum / count, (double) hits / count, count);
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

package io.tocsin.registry;

/**
 * How a model did on a number of ticks.
 *
 * <p>Thread-safe.
 *
 * @param ticks that it judged, those of warm-up left out
 * @param nonFinite ticks whose score or probability was no number
 * @param beyond ticks beyond the boundary
 * @param errorLogarithms sum of the logarithms of the smoothed errors, 1 = as usual in calibration
 */
public record Health(long ticks, long nonFinite, long beyond, double errorLogarithms) {
    public static final Health NONE = new Health(0, 0, 0, 0);

    /** What came since {@code earlier}. */
    public Health since(Health earlier) {
        return new Health(
                ticks - earlier.ticks,
                nonFinite - earlier.nonFinite,
                beyond - earlier.beyond,
                errorLogarithms - earlier.errorLogarithms);
    }

    /** The share of ticks beyond the boundary, 0 to 1; 0 without ticks. */
    public double beyondShare() {
        return ticks == 0 ? 0 : (double) beyond / ticks;
    }

    /** The geometric mean of the smoothed errors: 1 where the model meets what it was calibrated on. NaN where no error was a number. */
    public double typicalError() {
        return Math.exp(errorLogarithms / (ticks - nonFinite));
    }
}

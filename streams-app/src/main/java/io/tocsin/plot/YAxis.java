package io.tocsin.plot;

/**
 * The y axis of a panel.
 *
 * <p>Thread-safe.
 *
 * @param min lowest value shown; NaN takes it from what is drawn
 * @param max highest value shown; NaN takes it from what is drawn
 */
public record YAxis(boolean logarithmic, double min, double max) {

    public YAxis {
        if (min >= max) {
            throw new IllegalArgumentException("must be increasing: min=" + min + " max=" + max);
        }
        if (logarithmic && min <= 0) {
            throw new IllegalArgumentException("a logarithmic axis begins above 0: min=" + min);
        }
    }

    /** As high as what is drawn. */
    public static YAxis automatic() {
        return new YAxis(false, Double.NaN, Double.NaN);
    }

    /** From zero to what is drawn. */
    public static YAxis fromZero() {
        return new YAxis(false, 0, Double.NaN);
    }

    public static YAxis between(double min, double max) {
        return new YAxis(false, min, max);
    }

    public static YAxis logarithmic(double min, double max) {
        return new YAxis(true, min, max);
    }
}

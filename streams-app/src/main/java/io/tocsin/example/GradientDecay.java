package io.tocsin.example;

/**
 * How much of a gradient is left so many steps back, for networks of one kind.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param kind the kind of network
 * @param median {@code [lag]}, 1 at lag 0; half of the networks lie above
 * @param low {@code [lag]}, a tenth of the networks lies below
 * @param high {@code [lag]}, a tenth of the networks lies above
 */
public record GradientDecay(String kind, double[] median, double[] low, double[] high) {
    /** Below, a float's rounding speaks louder than the gradient. */
    private static final double SEEN = 1e-20;

    /** What one step back leaves, the geometric mean from lag 1 to the last that can be seen. */
    public double factorPerStep() {
        int last = median.length - 1;
        while (last > 2 && median[last] < SEEN) {
            last--;
        }
        return Math.pow(median[last] / median[1], 1.0 / (last - 1));
    }

    /** The first lag with less than {@code share} left; one beyond the last when there is always more. */
    public int firstLagBelow(double share) {
        int lag = 0;
        while (lag < median.length && median[lag] >= share) {
            lag++;
        }
        return lag;
    }
}

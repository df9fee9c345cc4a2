package io.tocsin.backtest.nab;

import java.util.Arrays;

/**
 * How improbable a number is among those that came before it: {@code −ln p}, from the upper tail of the last {@value #MEMORY}.
 *
 * <p>Peaks over threshold (Pickands 1975; SPOT, Siffer et al. 2017) with an exponential tail, as the engine's calibration has it: with u the level
 * that the highest {@value #TAIL_SHARE} of the numbers exceed and β their mean excess, {@code p = share · exp(−(x − u) / β)}; at or below u there
 * is no surprise at all. What was an extreme becomes part of the tail, so that it surprises less the next time, and is forgotten after two weeks
 * of five-minute rows. Cost: a binary search and a move of at most 32 kB.
 *
 * <p>Confined to one thread.
 */
final class SlidingTail {
    /** Two weeks of five-minute rows. */
    static final int MEMORY = 4032;

    private static final double TAIL_SHARE = 0.02;
    private static final int MIN_TAIL = 10;
    /** With fewer numbers there is no tail to speak of. */
    private static final int MIN_NUMBERS = 60;
    /** A thousandth of a training standard deviation: keeps a tail of equal numbers from making a difference of rounding an extreme. */
    private static final double MIN_MEAN_EXCESS = 1e-3;

    private final double[] arrival = new double[MEMORY];
    private final double[] sorted = new double[MEMORY];
    private int size;
    private int oldest;

    /** The surprise at {@code number}, at least 0, which is then remembered. */
    double surprise(double number) {
        double surprise = size < MIN_NUMBERS ? 0 : surpriseAmong(number);
        remember(number);
        return surprise;
    }

    private double surpriseAmong(double number) {
        int tail = Math.min(Math.max(MIN_TAIL, (int) (TAIL_SHARE * size)), size - 1);
        double threshold = sorted[size - tail - 1];
        if (number <= threshold) {
            return 0;
        }
        double meanExcess = 0;
        for (int i = size - tail; i < size; i++) {
            meanExcess += (sorted[i] - threshold) / tail;
        }
        return (number - threshold) / Math.max(meanExcess, MIN_MEAN_EXCESS) - Math.log((double) tail / size);
    }

    private void remember(double number) {
        if (size == MEMORY) {
            int position = Arrays.binarySearch(sorted, arrival[oldest]);
            System.arraycopy(sorted, position + 1, sorted, position, size - position - 1);
            size--;
        }
        int found = Arrays.binarySearch(sorted, 0, size, number);
        int position = found >= 0 ? found : -found - 1;
        System.arraycopy(sorted, position, sorted, position + 1, size - position);
        sorted[position] = number;
        size++;
        arrival[oldest] = number;
        oldest = (oldest + 1) % MEMORY;
    }
}

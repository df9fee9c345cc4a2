package io.tocsin.backtest.nab;

/**
 * Mean and standard deviation of the last numbers of a series.
 *
 * <p>Confined to one thread.
 */
final class MovingMoments {
    private final double[] window;
    private int size;
    private int oldest;

    MovingMoments(int rows) {
        this.window = new double[rows];
    }

    void add(double number) {
        window[oldest] = number;
        oldest = (oldest + 1) % window.length;
        size = Math.min(size + 1, window.length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    // Summed anew each time: a running sum would carry its rounding through a series, and the windows are short.
    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += window[i];
        }
        return sum / size;
    }

    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (window[i] - mean) * (window[i] - mean);
        }
        return Math.sqrt(sum / size);
    }
}

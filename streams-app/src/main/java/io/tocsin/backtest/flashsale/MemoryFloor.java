package io.tocsin.backtest.flashsale;

/**
 * What stays of a bounded memory after its collections: the least use of the last {@value #TICKS} ticks, as a share of the largest use ever seen, and
 * where it will be if it goes on growing as it does. Below the mark it says nothing, so that a service with room is not judged by its leaks.
 *
 * <p>Thread-safe.
 */
final class MemoryFloor {
    private static final int TICKS = 12;
    private static final double MARK = 0.65;
    private static final double MAX_GROWTH = 0.2;

    private final double ceiling;

    /** @param ceiling the largest use seen in training, above 0 */
    MemoryFloor(double ceiling) {
        this.ceiling = Math.max(1e-9, ceiling);
    }

    private double[] floor(double[] use) {
        double[] floor = Smoothing.minimum(use, TICKS);
        for (int t = 0; t < floor.length; t++) {
            floor[t] /= ceiling;
        }
        return floor;
    }

    /** How far the floor stands above the mark: the strain of memory, 0 to 0.35. */
    double[] strain(double[] use) {
        double[] floor = floor(use);
        for (int t = 0; t < floor.length; t++) {
            floor[t] = Math.max(0, floor[t] - MARK);
        }
        return floor;
    }

    /** {@code [ticks][2 + horizons]}: the floor, how far above the mark it stands, and how far it will at the end of each horizon. */
    double[][] inputs(double[] use) {
        double[] floor = floor(use);
        double[][] inputs = new double[floor.length][2 + Horizons.TICKS.size()];
        for (int t = 0; t < floor.length; t++) {
            double grown = floor[t] - floor[Math.max(0, t - TICKS)];
            double growth = Math.max(-MAX_GROWTH, Math.min(MAX_GROWTH, grown)) / TICKS;
            inputs[t][0] = floor[t];
            inputs[t][1] = Math.max(0, floor[t] - MARK);
            for (int h = 0; h < Horizons.TICKS.size(); h++) {
                inputs[t][2 + h] = Math.max(0, floor[t] + growth * Horizons.TICKS.get(h) - MARK);
            }
        }
        return inputs;
    }
}

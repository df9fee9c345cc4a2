package io.tocsin.backtest.page;

import java.util.Arrays;

/**
 * Fewer points that look the same: of each column of adjacent points the lowest and the highest stay, so that a spike of a single tick is seen
 * however long the series is.
 *
 * <p>Thread-safe when nobody writes to the arrays.
 *
 * @param x increasing
 * @param y NaN where the whole column is missing
 */
record MinMax(double[] x, double[] y) {

    /** At most two points a column; as it is when that is not less. */
    static MinMax line(double[] x, double[] y, int columns) {
        if (x.length <= 2 * columns) {
            return new MinMax(x, y);
        }
        double[] keptX = new double[2 * columns];
        double[] keptY = new double[2 * columns];
        int kept = 0;
        for (int column = 0; column < columns; column++) {
            int first = start(column, columns, x.length);
            int end = start(column + 1, columns, x.length);
            int lowest = extreme(y, first, end, -1);
            int highest = extreme(y, first, end, 1);
            for (int i = Math.min(lowest, highest); ; i = Math.max(lowest, highest)) {
                keptX[kept] = x[i];
                keptY[kept] = y[i];
                kept++;
                if (i == Math.max(lowest, highest)) {
                    break;
                }
            }
        }
        return new MinMax(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
    }

    /**
     * One end of a band, one point a column, so that both ends have the same x.
     *
     * @param side −1 = the lowest of each column, +1 = the highest
     */
    static MinMax edge(double[] x, double[] y, int columns, int side) {
        if (x.length <= columns) {
            return new MinMax(x, y);
        }
        double[] keptX = new double[columns];
        double[] keptY = new double[columns];
        for (int column = 0; column < columns; column++) {
            int first = start(column, columns, x.length);
            int end = start(column + 1, columns, x.length);
            keptX[column] = (x[first] + x[end - 1]) / 2;
            keptY[column] = y[extreme(y, first, end, side)];
        }
        return new MinMax(keptX, keptY);
    }

    private static int start(int column, int columns, int size) {
        return (int) ((long) column * size / columns);
    }

    /** The index of the lowest or highest value; of the first when all are missing. */
    private static int extreme(double[] y, int first, int end, int side) {
        int found = first;
        for (int i = first + 1; i < end; i++) {
            boolean isBeyond = side * y[i] > side * y[found];
            found = isBeyond || Double.isNaN(y[found]) ? i : found;
        }
        return found;
    }
}

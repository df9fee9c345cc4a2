package io.tocsin.backtest.page;

import java.util.Locale;

/**
 * What a column of the table says.
 *
 * <p>Thread-safe.
 *
 * @param column as it stands in the table
 * @param label as people say it
 * @param decimals digits that mean something
 * @param definition a short paragraph, may be empty
 */
public record FigureMeaning(String column, String label, Better better, int decimals, String definition) {

    /** The good direction. */
    public enum Better {
        HIGHER,
        LOWER,
        /** Nothing to be proud of either way. */
        NEITHER
    }

    /** Of a column that nobody explained. */
    static FigureMeaning unknown(String column) {
        return new FigureMeaning(column, column.replace('_', ' '), Better.NEITHER, 3, "");
    }

    String format(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Whether {@code value} is nearer to the ideal than {@code other}; anything is better than a missing one. */
    boolean isBetter(double value, double other) {
        if (Double.isNaN(value) || better == Better.NEITHER) {
            return false;
        }
        return Double.isNaN(other) || (better == Better.HIGHER ? value > other : value < other);
    }
}

package io.tocsin.plot;

/**
 * The x axis that the panels of a section share.
 *
 * <p>Thread-safe.
 *
 * @param from finite, below {@code to}
 */
public record XAxis(String label, Kind kind, double from, double to) {
    /** What the numbers are. */
    public enum Kind {
        NUMBER,
        /** Days since 1970-01-01, as {@link java.time.LocalDate#toEpochDay} has them. */
        DATE,
        /** Seconds that have passed since a beginning. */
        ELAPSED
    }

    public XAxis {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("must be finite and increasing: from=" + from + " to=" + to);
        }
    }
}

package io.tocsin.backtest.page;

/**
 * How long something took, in its two largest units.
 *
 * <p>Thread-safe.
 */
final class DurationWords {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private DurationWords() {}

    static String of(long milliseconds) {
        long seconds = Math.round(milliseconds / 1000.0);
        if (seconds >= DAY) {
            return two(seconds / DAY, "d", seconds % DAY / HOUR, "h");
        }
        if (seconds >= HOUR) {
            return two(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
        }
        return seconds >= MINUTE ? two(seconds / MINUTE, "min", seconds % MINUTE, "s") : seconds + " s";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}

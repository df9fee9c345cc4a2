package io.tocsin.terminal.text;

import java.time.Duration;

/** Durations as people say them. Thread-safe. */
public final class DurationText {
    private static final long SAY_SECONDS_BELOW = 120;

    private DurationText() {}

    /** Like a stopwatch: {@code 2:05}, {@code 1:02:03}. */
    public static String stopwatch(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String minutesAndSeconds = String.format("%02d:%02d", seconds / 60 % 60, seconds % 60);
        if (seconds >= 3600) {
            return seconds / 3600 + ":" + minutesAndSeconds;
        }
        return minutesAndSeconds.startsWith("0") ? minutesAndSeconds.substring(1) : minutesAndSeconds;
    }

    /** In a sentence: {@code 70 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < SAY_SECONDS_BELOW && seconds != 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return join(seconds / 60 + " min", seconds % 60, "s");
        }
        return join(seconds / 3600 + " h", seconds / 60 % 60, "min");
    }

    /** In six characters, rounded down: {@code 45 s}, {@code 12 min}, {@code 3 h}, {@code 2 d}. */
    public static String brief(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / (24 * 3600) + " d";
    }

    private static String join(String whole, long rest, String unit) {
        return rest == 0 ? whole : whole + " " + rest + " " + unit;
    }
}

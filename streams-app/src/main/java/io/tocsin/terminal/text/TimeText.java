package io.tocsin.terminal.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day. Thread-safe. */
public final class TimeText {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private TimeText() {}

    /** {@code 2026-03-01 14:32:10}. */
    public static String full(Instant instant, ZoneId zone) {
        return FULL.format(instant.atZone(zone));
    }

    /** {@code 14:32:10}. */
    public static String seconds(Instant instant, ZoneId zone) {
        return SECONDS.format(instant.atZone(zone));
    }
}

package io.tocsin.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the operator reads them: {@code 2026-03-01 14:32:10} in the local zone. Thread-safe. */
final class TimeFormat {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private TimeFormat() {}

    static String local(Instant moment) {
        return SECONDS.format(moment.atZone(ZoneId.systemDefault()));
    }

    static String local(long epochMs) {
        return local(Instant.ofEpochMilli(epochMs));
    }

    /** A version that sorts by time, in UTC: {@code 20260301-133210}. */
    static String version(Instant moment) {
        return VERSION.format(moment.atOffset(ZoneOffset.UTC));
    }
}

package io.tocsin.retraining;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names of versions that sort by time, in UTC, and that no two trainers give: {@code 20260301-133210-5c09ae}.
 *
 * <p>Thread-safe.
 */
final class VersionName {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int RANDOM_BYTES = 3;

    private final SecureRandom random = new SecureRandom();

    String next(Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return SECONDS.format(now.atOffset(ZoneOffset.UTC)) + "-"
                + HexFormat.of().formatHex(bytes);
    }
}

package io.tocsin.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of alerts, short enough to be copied and without what a shell takes for its own: the first digits of their SHA-256. Thread-safe. */
public final class AlertName {
    private static final int DIGITS = 8;

    private AlertName() {}

    /** The name of an alert with this id. */
    public static String of(String alertId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(alertId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.tocsin.engine.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. Thread-safe. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of the first {@code length} bytes. */
    static byte[] of(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** The digest of all bytes as 64 lower-case hex digits. */
    public static String hexOf(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes, bytes.length));
    }
}

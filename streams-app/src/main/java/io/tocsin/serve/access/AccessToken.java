package io.tocsin.serve.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What somebody shows to prove who they are. The file of the server knows its SHA-256 alone.
 *
 * <p>A plain digest is enough, and neither salt nor a slow function is needed: those make it costly to try all likely passwords, but a token is 256
 * random bits, so none is likelier than another and nobody tries them all. Two tokens are never the same, so a salt would part nothing. And it is cheap
 * where it counts, at every request.
 *
 * <p>Thread-safe. {@link #toString()} does not tell it.
 */
public final class AccessToken {
    /** Lets people and scanners for leaked secrets recognise one. */
    private static final String PREFIX = "tocsin_";

    private static final int BYTES = 32;

    private final String text;

    private AccessToken(String text) {
        this.text = text;
    }

    /** A new one of 256 bits. */
    public static AccessToken generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AccessToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static AccessToken of(String text) {
        return new AccessToken(text);
    }

    /** Itself: to be shown once, and kept nowhere. */
    public String text() {
        return text;
    }

    /** SHA-256 of its UTF-8, 32 bytes. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}

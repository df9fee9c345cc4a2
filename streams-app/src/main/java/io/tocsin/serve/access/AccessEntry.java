package io.tocsin.serve.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an access file: {@code NAME ROLE sha256:HEX}.
 *
 * <p>Thread-safe.
 *
 * @param name 1 to 64 letters, digits and . _ @ -; may stand in several lines, so that a token can be replaced while the old one still counts
 */
public record AccessEntry(String name, Role role, TokenDigest digest) {
    static final String FORM = "NAME ROLE sha256:HEX";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+sha256:([0-9a-fA-F]{64})");

    /** SHA-256 of a token. Compared in a time that does not depend on where two differ. Thread-safe. */
    record TokenDigest(byte[] bytes) {
        boolean isOf(byte[] other) {
            return MessageDigest.isEqual(bytes, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof TokenDigest digest && isOf(digest.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "sha256:" + HexFormat.of().formatHex(bytes);
        }
    }

    /**
     * That of a new token.
     *
     * @throws IllegalArgumentException if the name or the role cannot be; the message begins with {@code must} or names the roles
     */
    public static AccessEntry of(String name, Role role, AccessToken token) {
        return checked(name, role, new TokenDigest(token.digest()));
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none; the message is the reason and tells nothing of what stands behind the role
     */
    static AccessEntry parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        return checked(
                matcher.group(1),
                role(matcher.group(2)),
                new TokenDigest(HexFormat.of().parseHex(matcher.group(3))));
    }

    private static AccessEntry checked(String name, Role role, TokenDigest digest) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be 1 to 64 letters, digits and . _ @ -");
        }
        if (role == Role.ANYBODY) {
            throw noRole();
        }
        return new AccessEntry(name, role, digest);
    }

    private static Role role(String word) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
                return role;
            }
        }
        throw noRole();
    }

    private static IllegalArgumentException noRole() {
        return new IllegalArgumentException("role must be sender, viewer, operator or admin");
    }

    Caller caller() {
        return new Caller(name, role);
    }

    /** As it stands in the file. */
    public String line() {
        return name + " " + role.name().toLowerCase(Locale.ROOT) + " " + digest;
    }
}

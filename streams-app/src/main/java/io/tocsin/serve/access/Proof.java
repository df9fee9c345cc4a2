package io.tocsin.serve.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What somebody shows to prove who they are: {@code Authorization: Bearer TOKEN}, or {@code Basic} with NAME:TOKEN for what can do nothing else.
 *
 * <p>Thread-safe.
 *
 * @param name who they say they are; empty where the token alone tells
 * @param token not tested yet; one that nobody has where it could not be read
 */
record Proof(Optional<String> name, AccessToken token) {
    private static final Proof UNREADABLE = new Proof(Optional.empty(), AccessToken.of(""));

    /** Empty when nothing is shown. */
    static Optional<Proof> of(HttpFields headers) {
        List<String> values = headers.getValuesList(HttpHeader.AUTHORIZATION);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(values.size() == 1 ? parse(values.get(0).strip()) : UNREADABLE);
    }

    private static Proof parse(String value) {
        int space = value.indexOf(' ');
        if (space < 0) {
            return UNREADABLE;
        }
        String shown = value.substring(space + 1).strip();
        return switch (value.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> new Proof(Optional.empty(), AccessToken.of(shown));
            case "basic" -> basic(shown);
            default -> UNREADABLE;
        };
    }

    private static Proof basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? UNREADABLE
                    : new Proof(Optional.of(pair.substring(0, colon)), AccessToken.of(pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return UNREADABLE;
        }
    }

    /** The caller whose token it is, and whose name, where one is told. Takes as long whichever entry it is, or none. */
    Optional<Caller> caller(List<AccessEntry> entries) {
        byte[] digest = token.digest();
        Optional<Caller> found = Optional.empty();
        for (AccessEntry entry : entries) {
            if (entry.digest().isOf(digest)) {
                found = Optional.of(entry.caller());
            }
        }
        return found.filter(caller -> !token.text().isEmpty()
                && name.map(told -> told.equals(caller.name())).orElse(true));
    }
}

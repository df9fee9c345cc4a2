package io.tocsin.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What several entities have in common: {@code shop} of {@code shop-7d9f8b6c5-x2x4z}.
 *
 * <p>Thread-safe.
 */
final class ServiceName {
    private final Pattern pattern;

    /** @param pattern has a group; what it matches of the whole entity is the service */
    ServiceName(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The entity itself where the pattern does not match. */
    String of(String entity) {
        Matcher matcher = pattern.matcher(entity);
        String service = matcher.matches() ? matcher.group(1) : null;
        return service == null || service.isEmpty() ? entity : service;
    }
}

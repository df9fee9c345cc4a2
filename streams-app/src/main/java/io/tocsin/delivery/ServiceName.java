package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What several entities have in common: what their labels say, or else {@code shop} of {@code shop-7d9f8b6c5-x2x4z}.
 *
 * <p>Thread-safe.
 */
final class ServiceName {
    /** The first that is there counts: OpenTelemetry's, what people write by hand, Kubernetes' recommended and its usual one. */
    private static final List<String> LABELS =
            List.of("service.name", "service", "app.kubernetes.io/name", "k8s-app", "app");

    private final Pattern pattern;

    /** @param pattern has a group; what it matches of the whole entity is the service */
    ServiceName(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    String of(Alert alert) {
        return LABELS.stream()
                .map(name -> alert.getLabels().getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseGet(() -> of(alert.getEntity()));
    }

    /** The entity itself where the pattern does not match. */
    private String of(String entity) {
        Matcher matcher = pattern.matcher(entity);
        String service = matcher.matches() ? matcher.group(1) : null;
        return service == null || service.isEmpty() ? entity : service;
    }
}

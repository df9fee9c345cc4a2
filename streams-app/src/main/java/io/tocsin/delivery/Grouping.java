package io.tocsin.delivery;

import io.tocsin.config.DeliverSettings;
import io.tocsin.schemas.Alert;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which incidents are told in one message.
 *
 * <p>Thread-safe.
 *
 * @param by fields that have to agree; none: every incident is told by itself, at once
 * @param window how far apart they may begin, and how long the first waits for the others
 */
record Grouping(List<String> by, ServiceName service, Duration window) {

    static Grouping of(DeliverSettings.Grouping settings) {
        return new Grouping(settings.by(), new ServiceName(settings.servicePattern()), settings.window());
    }

    /** Every incident by itself. */
    static Grouping none() {
        return new Grouping(List.of(), new ServiceName("(.*)"), Duration.ZERO);
    }

    String key(Alert alert) {
        return by.isEmpty()
                ? alert.getId()
                : by.stream().map(field -> field + "=" + value(field, alert)).collect(Collectors.joining(","));
    }

    private String value(String field, Alert alert) {
        return switch (field) {
            case "service" -> service.of(alert);
            case "kind" -> alert.getKind().name();
            case "model" -> alert.getModel();
            case "entity" -> alert.getEntity();
            default -> throw new IllegalArgumentException("nothing to group by: field=" + field);
        };
    }
}

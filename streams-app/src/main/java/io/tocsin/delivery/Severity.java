package io.tocsin.delivery;

import io.tocsin.schemas.AlertKind;

/**
 * How bad a kind of alert is. Of the kind alone: it is part of what Alertmanager knows an alert by and must not change while an incident goes on.
 *
 * <p>Thread-safe.
 */
final class Severity {
    private Severity() {}

    static String of(AlertKind kind) {
        return switch (kind) {
            // While it is blind nothing else is told.
            case FAILURE, BLIND -> "critical";
            // Silence may be a machine that was taken away on purpose; who wants to be woken routes by the kind.
            case ANOMALY, LIMIT, NO_DATA -> "warning";
        };
    }
}

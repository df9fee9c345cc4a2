package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import java.time.Instant;
import java.util.List;

/** Alerts as the app publishes them. Thread-safe. */
final class SampleAlerts {
    static final Instant ONSET = Instant.parse("2026-11-21T10:00:00Z");

    private SampleAlerts() {}

    /** The same, taken by somebody. */
    static Alert taken(String entity, AlertState state, String by) {
        Alert alert = failure(entity, state);
        alert.setAcknowledgedBy(by);
        return alert;
    }

    static Alert failure(String entity, AlertState state) {
        return failure(entity, ONSET, state);
    }

    static Alert failure(String entity, Instant onset, AlertState state) {
        boolean over = state == AlertState.RESOLVED;
        Instant updated = onset.plusSeconds(over ? 300 : state == AlertState.OPEN ? 20 : 80);
        return Alert.newBuilder()
                .setId(entity + "|FAILURE|" + onset)
                .setEntity(entity)
                .setKind(AlertKind.FAILURE)
                .setState(state)
                .setStartedAt(onset)
                .setUpdatedAt(updated)
                .setResolvedAt(over ? updated : null)
                .setLevel(over ? 0.1f : 0.75f)
                .setPeak(0.875f)
                .setBoundary(0.5f)
                .setHorizonSeconds(180)
                .setModel("shop")
                .setVersion("v7")
                .setContributors(List.of(
                        new Contributor("http.server.duration.p95", 4.25f, 0.5f, 0.625f),
                        new Contributor("system.cpu.utilization.user", 0.97f, 0.4f, 0.25f)))
                .build();
    }
}

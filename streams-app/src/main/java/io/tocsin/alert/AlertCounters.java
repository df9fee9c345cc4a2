package io.tocsin.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counts changes in the life of incidents, by kind and state.
 *
 * <p>Thread-safe.
 */
public final class AlertCounters {
    private final Map<AlertKind, Map<AlertState, Counter>> counters = new EnumMap<>(AlertKind.class);

    public AlertCounters(MeterRegistry meters) {
        for (AlertKind kind : AlertKind.values()) {
            Map<AlertState, Counter> ofKind = new EnumMap<>(AlertState.class);
            for (AlertState state : AlertState.values()) {
                ofKind.put(state, counter(meters, kind, state));
            }
            counters.put(kind, ofKind);
        }
    }

    private static Counter counter(MeterRegistry meters, AlertKind kind, AlertState state) {
        return Counter.builder("tocsin.alerts")
                .description("Changes in the life of incidents that this instance published")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    /** One is on its way to the alerts topic. */
    public void count(Alert alert) {
        Counter counter = Objects.requireNonNull(counters.get(alert.getKind())).get(alert.getState());
        Objects.requireNonNull(counter).increment();
    }
}

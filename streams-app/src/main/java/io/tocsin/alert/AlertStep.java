package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The alert step as the topology takes it: processors and their stores.
 *
 * <p>Thread-safe.
 */
public final class AlertStep implements ProcessorSupplier<String, Score, String, Alert> {
    private final AlertSettings settings;
    private final long tickDurationMs;
    private final AlertStores stores;
    private final Set<StoreBuilder<?>> added;

    /** Keeps the incidents in {@code incidentsStore}, and what people said of them in {@code thresholdsStore}. */
    public AlertStep(TickSettings ticks, AlertSettings settings, String incidentsStore, String thresholdsStore) {
        this(settings, ticks.duration().toMillis(), AlertStores.of(incidentsStore, thresholdsStore));
    }

    private AlertStep(AlertSettings settings, long tickDurationMs, AlertStores stores) {
        this(settings, tickDurationMs, stores, stores.all());
    }

    private AlertStep(AlertSettings settings, long tickDurationMs, AlertStores stores, Set<StoreBuilder<?>> added) {
        this.settings = settings;
        this.tickDurationMs = tickDurationMs;
        this.stores = stores;
        this.added = added;
    }

    /**
     * The same for a challenger: incidents of its own, but the champion's thresholds, for it is to be judged by the same rules. The topology connects it
     * with their store.
     */
    public AlertStep shadow(String incidentsStore) {
        AlertStores shared = stores.withIncidents(incidentsStore);
        return new AlertStep(settings, tickDurationMs, shared, Set.of(shared.incidents()));
    }

    /** What people say of these alerts. The topology connects it with both stores of this step. */
    public FeedbackStep feedback() {
        return new FeedbackStep(new FeedbackJudge(settings.feedback(), tickDurationMs), stores);
    }

    @Override
    public Processor<String, Score, String, Alert> get() {
        return new AlertProcessor(new IncidentJudge(new AlertPolicy(settings), tickDurationMs), stores);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return added;
    }
}

package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The alert step as the topology takes it: processors and their store.
 *
 * <p>Thread-safe.
 */
public final class AlertStep implements ProcessorSupplier<String, Score, String, Alert> {
    private final IncidentJudge judge;
    private final String store;

    /** Keeps the incidents in {@code store}. */
    public AlertStep(TickSettings ticks, AlertSettings settings, String store) {
        this.store = store;
        this.judge =
                new IncidentJudge(new AlertPolicy(settings), ticks.duration().toMillis());
    }

    @Override
    public Processor<String, Score, String, Alert> get() {
        return new AlertProcessor(judge, store);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), new IncidentSerde()));
    }
}

package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Scores in, changes in the life of incidents out, keyed {@code entity|kind}.
 *
 * <p>Confined to one stream thread.
 */
final class AlertProcessor extends ContextualProcessor<String, Score, String, Alert> implements IncidentJudge.Book {
    private final IncidentJudge judge;
    private final String store;
    private KeyValueStore<String, Incident> incidents;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    AlertProcessor(IncidentJudge judge, String store) {
        this.judge = judge;
        this.store = store;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        incidents = context.getStateStore(store);
    }

    @Override
    public void process(Record<String, Score> record) {
        judge.judge(
                record.key(),
                record.value(),
                this,
                (key, alert) -> context().forward(record.withKey(key).withValue(alert)));
    }

    @Override
    public @Nullable Incident get(String key) {
        return incidents.get(key);
    }

    @Override
    public void put(String key, @Nullable Incident incident) {
        incidents.put(key, incident);
    }
}

package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Scores in, changes in the life of incidents out, keyed {@code entity|kind}.
 *
 * <p>Confined to one stream thread.
 */
final class AlertProcessor extends ContextualProcessor<String, Score, String, Alert> {
    private final IncidentJudge judge;
    private final AlertStores stores;
    private AlertBook book;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    AlertProcessor(IncidentJudge judge, AlertStores stores) {
        this.judge = judge;
        this.stores = stores;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        book = new SparseBook(stores.book(context));
    }

    @Override
    public void process(Record<String, Score> record) {
        judge.judge(
                record.key(),
                record.value(),
                book,
                (key, alert) -> context().forward(record.withKey(key).withValue(alert)));
    }
}

package io.tocsin.alert;

import io.tocsin.schemas.Feedback;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What people say of alerts in, what follows from it out.
 *
 * <p>Confined to one stream thread.
 */
final class AlertFeedbackProcessor extends ContextualProcessor<String, Feedback, String, FeedbackEffect> {
    private final FeedbackJudge judge;
    private final AlertStores stores;
    private AlertBook book;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    AlertFeedbackProcessor(FeedbackJudge judge, AlertStores stores) {
        this.judge = judge;
        this.stores = stores;
    }

    @Override
    public void init(ProcessorContext<String, FeedbackEffect> context) {
        super.init(context);
        book = stores.book(context);
    }

    @Override
    public void process(Record<String, Feedback> record) {
        judge.judge(
                record.value(),
                book,
                effect -> context().forward(record.withKey(effect.key()).withValue(effect)));
    }
}

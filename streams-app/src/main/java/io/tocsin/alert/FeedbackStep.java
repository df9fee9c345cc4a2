package io.tocsin.alert;

import io.tocsin.schemas.Feedback;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * What people say of the alerts of one {@link AlertStep}, on its stores.
 *
 * <p>Thread-safe.
 */
public final class FeedbackStep implements ProcessorSupplier<String, Feedback, String, FeedbackEffect> {
    private final FeedbackJudge judge;
    private final AlertStores stores;

    FeedbackStep(FeedbackJudge judge, AlertStores stores) {
        this.judge = judge;
        this.stores = stores;
    }

    @Override
    public Processor<String, Feedback, String, FeedbackEffect> get() {
        return new AlertFeedbackProcessor(judge, stores);
    }
}

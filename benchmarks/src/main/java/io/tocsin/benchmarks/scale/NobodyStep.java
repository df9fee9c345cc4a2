package io.tocsin.benchmarks.scale;

import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Says of each tick that nobody judged it. Thread-safe. */
final class NobodyStep implements ProcessorSupplier<String, Tick, String, Verdicts> {
    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<String, Tick> record) {
                context().forward(record.withValue(ForeignScores.none(record.value())));
            }
        };
    }
}

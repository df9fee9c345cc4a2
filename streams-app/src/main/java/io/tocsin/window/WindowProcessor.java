package io.tocsin.window;

import io.tocsin.schemas.Tick;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps each tick in its entity's window and hands it on.
 *
 * <p>Confined to one stream thread.
 */
final class WindowProcessor extends ContextualProcessor<String, Tick, String, Tick> {
    private final WindowStep step;
    private final long tickDurationMs;
    private TickWindow window;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    WindowProcessor(WindowStep step, long tickDurationMs) {
        this.step = step;
        this.tickDurationMs = tickDurationMs;
    }

    @Override
    public void init(ProcessorContext<String, Tick> context) {
        super.init(context);
        window = step.windowOf(context);
    }

    @Override
    public void process(Record<String, Tick> record) {
        Tick tick = record.value();
        window.append(record.key(), Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs), tick.getMetrics());
        context().forward(record);
    }
}

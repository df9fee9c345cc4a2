package io.tocsin.history;

import io.tocsin.names.Names;
import io.tocsin.schemas.Score;
import io.tocsin.window.EntitySlots;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts each verdict into its slot: one small record a tick, and what leaves the window is overwritten.
 *
 * <p>Confined to one stream thread.
 */
final class HistoryProcessor extends ContextualProcessor<String, Score, Void, Void> {
    private final long tickDurationMs;
    private final int windowTicks;
    private KeyValueStore<Bytes, byte[]> verdicts;

    // Kafka Streams hands the store over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    HistoryProcessor(long tickDurationMs, int windowTicks) {
        this.tickDurationMs = tickDurationMs;
        this.windowTicks = windowTicks;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        verdicts = context.getStateStore(Names.HISTORY_STORE);
    }

    @Override
    public void process(Record<String, Score> record) {
        long tick = Math.floorDiv(record.value().getTime().toEpochMilli(), tickDurationMs);
        verdicts.put(
                EntitySlots.slot(record.key(), Math.floorMod(tick, windowTicks)),
                VerdictRow.toBytes(Verdict.of(tick, record.value())));
    }
}

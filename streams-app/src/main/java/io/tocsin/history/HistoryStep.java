package io.tocsin.history;

import io.tocsin.config.TickSettings;
import io.tocsin.config.WindowSettings;
import io.tocsin.names.Names;
import io.tocsin.schemas.Score;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The history step as the topology takes it: processors and their store.
 *
 * <p>Thread-safe.
 */
public final class HistoryStep implements ProcessorSupplier<String, Score, Void, Void> {
    private final long tickDurationMs;
    private final int windowTicks;

    public HistoryStep(TickSettings ticks, WindowSettings window) {
        this.tickDurationMs = ticks.duration().toMillis();
        this.windowTicks = window.ticks();
    }

    @Override
    public Processor<String, Score, Void, Void> get() {
        return new HistoryProcessor(tickDurationMs, windowTicks);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.HISTORY_STORE), Serdes.Bytes(), Serdes.ByteArray()));
    }
}

package io.tocsin.window;

import io.tocsin.config.TickSettings;
import io.tocsin.config.WindowSettings;
import io.tocsin.names.Names;
import io.tocsin.schemas.Tick;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The window step as the topology takes it: processors and their stores.
 *
 * <p>Thread-safe.
 */
public final class WindowStep implements ProcessorSupplier<String, Tick, String, Tick> {
    private final long tickDurationMs;
    private final int windowTicks;

    public WindowStep(TickSettings ticks, WindowSettings settings) {
        this.tickDurationMs = ticks.duration().toMillis();
        this.windowTicks = settings.ticks();
    }

    @Override
    public Processor<String, Tick, String, Tick> get() {
        return new WindowProcessor(this, tickDurationMs);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.WINDOW_COLUMNS_STORE),
                        Serdes.String(),
                        new WindowColumns.Serde()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.WINDOW_TICKS_STORE), Serdes.Bytes(), Serdes.ByteArray()));
    }

    /** The window as a processor connected to these stores sees it. */
    public TickWindow windowOf(ProcessorContext<?, ?> context) {
        return new TickWindow(
                context.getStateStore(Names.WINDOW_COLUMNS_STORE),
                context.getStateStore(Names.WINDOW_TICKS_STORE),
                windowTicks);
    }
}

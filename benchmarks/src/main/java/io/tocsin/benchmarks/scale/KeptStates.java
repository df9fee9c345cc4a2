package io.tocsin.benchmarks.scale;

import io.tocsin.names.Names;
import io.tocsin.predict.PredictStep;
import io.tocsin.schemas.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * States as Tocsin's model keeps its own: in memory, and in the same store as often; so that contenders differ in what they compute and in nothing else.
 *
 * <p>Confined to one stream thread.
 */
final class KeptStates {
    private static final long TICK_MS = 10_000;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, byte[]> atHand = new HashMap<>();

    KeptStates(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(Names.PREDICT_STATE_STORE);
    }

    static Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.PREDICT_STATE_STORE), Serdes.String(), Serdes.ByteArray()));
    }

    byte @Nullable [] before(Tick tick) {
        byte[] state = atHand.get(tick.getEntity());
        return state == null ? store.get(tick.getEntity()) : state;
    }

    void keep(Tick tick, byte[] state) {
        long number = Math.floorDiv(tick.getTime().toEpochMilli(), TICK_MS);
        boolean isNew = atHand.put(tick.getEntity(), state) == null;
        if (isNew || Math.floorMod(number + tick.getEntity().hashCode(), PredictStep.STATE_EVERY_TICKS) == 0) {
            store.put(tick.getEntity(), state);
        }
    }
}

package io.tocsin.history;

import io.tocsin.window.EntitySlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The last verdicts on each entity, as anybody may read them while they are written.
 *
 * <p>Thread-safe as far as the store is.
 */
public final class VerdictHistory {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final int windowTicks;

    /** Over a store that {@link HistoryStep} fills. */
    public VerdictHistory(ReadOnlyKeyValueStore<Bytes, byte[]> store, int windowTicks) {
        this.store = store;
        this.windowTicks = windowTicks;
    }

    /** Those on the newest ticks of the entity, as many as its window has, the oldest first; empty of an entity that is not known here. */
    public List<Verdict> of(String entity) {
        List<Verdict> verdicts = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> slots =
                store.range(EntitySlots.slot(entity, 0), EntitySlots.slot(entity, windowTicks - 1))) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                verdicts.add(VerdictRow.fromBytes(slot.value));
            }
        }
        verdicts.sort(Comparator.comparingLong(Verdict::tick));
        long newest = verdicts.isEmpty() ? 0 : verdicts.get(verdicts.size() - 1).tick();
        verdicts.removeIf(one -> one.tick() <= newest - windowTicks);
        return verdicts;
    }
}

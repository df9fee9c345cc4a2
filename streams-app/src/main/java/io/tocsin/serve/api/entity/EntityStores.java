package io.tocsin.serve.api.entity;

import io.tocsin.alert.Thresholds;
import io.tocsin.history.Verdict;
import io.tocsin.history.VerdictHistory;
import io.tocsin.names.Names;
import io.tocsin.window.WindowReader;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What the stores of this instance tell of an entity. Every method throws {@link org.apache.kafka.streams.errors.InvalidStateStoreException} while partitions
 * move.
 *
 * <p>Thread-safe.
 */
public final class EntityStores {
    private final StoreSource stores;
    private final int windowTicks;

    /** Of windows of so many ticks. */
    public EntityStores(StoreSource stores, int windowTicks) {
        this.stores = stores;
        this.windowTicks = windowTicks;
    }

    int windowTicks() {
        return windowTicks;
    }

    /** The last verdicts, the oldest first; empty of an entity that is not known here. */
    List<Verdict> verdicts(String entity) {
        return new VerdictHistory(stores.store(Names.HISTORY_STORE), windowTicks).of(entity);
    }

    WindowReader windows() {
        return new WindowReader(
                stores.store(Names.WINDOW_COLUMNS_STORE), stores.store(Names.WINDOW_TICKS_STORE), windowTicks);
    }

    /** How far people moved its boundaries. */
    Thresholds thresholds(String entity) {
        ReadOnlyKeyValueStore<String, Thresholds> moved = stores.store(Names.ALERT_THRESHOLDS_STORE);
        Thresholds found = moved.get(entity);
        return found == null ? Thresholds.USUAL : found;
    }
}

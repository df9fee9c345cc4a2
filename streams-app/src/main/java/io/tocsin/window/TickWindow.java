package io.tocsin.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The last W ticks of each entity, in a ring of W slots: tick t lies in slot t mod W, so that appending writes one small record and what leaves
 * the window is overwritten, without a tombstone. What lies in a slot and is older than the window is not seen.
 *
 * <p>Confined to one stream thread.
 */
public final class TickWindow {
    /** Names gone from the rows are dropped when there are so many more columns than metrics. */
    private static final int SPARE_COLUMNS = 64;

    private final KeyValueStore<String, WindowColumns> columnsStore;
    private final KeyValueStore<Bytes, byte[]> ticksStore;
    private final int windowTicks;
    private final WindowReader reader;

    TickWindow(
            KeyValueStore<String, WindowColumns> columnsStore,
            KeyValueStore<Bytes, byte[]> ticksStore,
            int windowTicks) {
        this.columnsStore = columnsStore;
        this.ticksStore = ticksStore;
        this.windowTicks = windowTicks;
        this.reader = new WindowReader(columnsStore, ticksStore, windowTicks);
    }

    /** Puts one tick into the window of {@code entity}. */
    void append(String entity, long tick, Map<String, Float> metrics) {
        WindowColumns columns = reader.columns(entity);
        float[] values = new float[columns.metrics().size()];
        if (fill(values, columns, metrics) < metrics.size()) {
            columns = widen(entity, tick, columns, metrics);
            values = new float[columns.metrics().size()];
            fill(values, columns, metrics);
        }
        put(entity, new WindowRow(tick, values));
    }

    /** Puts the metrics into their columns; returns how many have one. */
    private static int fill(float[] values, WindowColumns columns, Map<String, Float> metrics) {
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            Float value = metrics.get(columns.metrics().get(i));
            values[i] = value == null ? Float.NaN : value;
            present += value == null ? 0 : 1;
        }
        return present;
    }

    private WindowColumns widen(String entity, long tick, WindowColumns columns, Map<String, Float> metrics) {
        boolean crowded = columns.metrics().size() > metrics.size() + SPARE_COLUMNS;
        List<String> grown = new ArrayList<>(crowded ? dropUnused(entity, tick, columns) : columns.metrics());
        Set<String> added = new TreeSet<>(metrics.keySet());
        grown.forEach(added::remove);
        grown.addAll(added);
        WindowColumns widened = new WindowColumns(grown);
        columnsStore.put(entity, widened);
        return widened;
    }

    /** Rewrites the window without the columns that no row uses; returns those that are left. */
    private List<String> dropUnused(String entity, long tick, WindowColumns columns) {
        List<WindowRow> rows = reader.rowsBefore(entity, tick);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < columns.metrics().size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> column < row.values().length && !Float.isNaN(row.values()[column]))) {
                used.add(i);
            }
        }
        for (WindowRow row : rows) {
            float[] values = new float[used.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = used.get(i) < row.values().length ? row.values()[used.get(i)] : Float.NaN;
            }
            put(entity, new WindowRow(row.tick(), values));
        }
        return used.stream().map(columns.metrics()::get).toList();
    }

    /** How many ticks it holds at most, the one at hand included. */
    public int ticks() {
        return windowTicks;
    }

    /** Shows the ticks of {@code entity} that are in the window of {@code tick} and before it, oldest first. */
    public void visitBefore(String entity, long tick, WindowReader.Visitor visitor) {
        reader.visitBefore(entity, tick, visitor);
    }

    /** Shows the ticks of {@code entity} after tick {@code after} and before tick {@code before}, oldest first, as far as the window holds them. */
    public void visitBetween(String entity, long after, long before, WindowReader.Visitor visitor) {
        reader.visitBetween(entity, after, before, visitor);
    }

    private void put(String entity, WindowRow row) {
        ticksStore.put(EntitySlots.slot(entity, Math.floorMod(row.tick(), windowTicks)), row.toBytes());
    }
}

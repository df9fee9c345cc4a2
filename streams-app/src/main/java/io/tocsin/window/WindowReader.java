package io.tocsin.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The windows as anybody may read them while they are written.
 *
 * <p>Thread-safe as far as the stores are.
 */
public final class WindowReader {
    /** Sees the ticks of a window, oldest first. */
    public interface Visitor {
        /** One tick; {@code values[i]} belongs to {@code columns.get(i)}, NaN where missing; {@code values} may be shorter. */
        void visit(long tick, List<String> columns, float[] values);
    }

    private final ReadOnlyKeyValueStore<String, WindowColumns> columnsStore;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> ticksStore;
    private final int windowTicks;

    /** Over the stores of {@link WindowStep}. */
    public WindowReader(
            ReadOnlyKeyValueStore<String, WindowColumns> columnsStore,
            ReadOnlyKeyValueStore<Bytes, byte[]> ticksStore,
            int windowTicks) {
        this.columnsStore = columnsStore;
        this.ticksStore = ticksStore;
        this.windowTicks = windowTicks;
    }

    /** Shows all ticks that are in the window of {@code entity}. */
    public void visit(String entity, Visitor visitor) {
        List<WindowRow> rows = rows(entity);
        long newest = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).tick();
        rows.removeIf(row -> row.tick() <= newest - windowTicks);
        visit(entity, rows, visitor);
    }

    /** Names of the metrics that are or were lately in the window of {@code entity}, in no order. */
    public List<String> metrics(String entity) {
        return columns(entity).metrics();
    }

    /** Shows the ticks that are in the window of {@code tick} and before it. */
    void visitBefore(String entity, long tick, Visitor visitor) {
        visit(entity, rowsBefore(entity, tick), visitor);
    }

    /** The same of the ticks between two. */
    void visitBetween(String entity, long after, long before, Visitor visitor) {
        List<WindowRow> rows = rowsBetween(entity, after, before);
        if (!rows.isEmpty()) {
            visit(entity, rows, visitor);
        }
    }

    private List<WindowRow> rowsBetween(String entity, long after, long before) {
        List<WindowRow> rows = new ArrayList<>();
        // Each is looked up by itself, for they are few.
        for (long tick = Math.max(after + 1, before - windowTicks); tick < before; tick++) {
            byte[] row = ticksStore.get(EntitySlots.slot(entity, Math.floorMod(tick, windowTicks)));
            if (row != null && WindowRow.tickOf(row) == tick) {
                rows.add(WindowRow.fromBytes(row));
            }
        }
        if (rows.size() == before - after - 1) {
            return rows;
        }
        // One is missing, or lies where a window of another length had it.
        List<WindowRow> anywhere = rowsBefore(entity, before);
        anywhere.removeIf(row -> row.tick() <= after);
        return anywhere;
    }

    private void visit(String entity, List<WindowRow> rows, Visitor visitor) {
        List<String> columns = columns(entity).metrics();
        rows.forEach(row -> visitor.visit(row.tick(), columns, row.values()));
    }

    WindowColumns columns(String entity) {
        WindowColumns stored = columnsStore.get(entity);
        return stored == null ? WindowColumns.NONE : stored;
    }

    List<WindowRow> rowsBefore(String entity, long before) {
        List<WindowRow> rows = rows(entity);
        rows.removeIf(row -> row.tick() >= before || row.tick() < before - windowTicks);
        return rows;
    }

    private List<WindowRow> rows(String entity) {
        List<WindowRow> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> slots =
                ticksStore.range(EntitySlots.slot(entity, 0), EntitySlots.slot(entity, windowTicks - 1))) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                rows.add(WindowRow.fromBytes(slot.value));
            }
        }
        rows.sort(Comparator.comparingLong(WindowRow::tick));
        return rows;
    }
}

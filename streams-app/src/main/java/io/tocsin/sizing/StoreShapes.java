package io.tocsin.sizing;

import io.tocsin.names.Names;
import io.tocsin.predict.PredictStep;
import io.tocsin.sizing.Workload.TextLengths;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stores hold of an entity that is well, by their formats: one sample a tick, no incident, nobody has said anything of it. Thread-safe.
 */
record StoreShapes(Workload workload, Setup setup) {
    private static final int FORMAT = 1;
    private static final int UTF = Short.BYTES;
    private static final int SLOT = 1 + Integer.BYTES;
    /** Of what a verdict says before its risks. */
    private static final int VERDICT_HEAD = 1 + Long.BYTES + 1 + 2 * Float.BYTES + 1;

    private static final int RISK = Integer.BYTES + 2 * Float.BYTES;
    private static final int STATE_HEADER = Long.BYTES + Integer.BYTES;
    /** Numbers that the memory of scores has beside those of each metric. */
    private static final int MEMORY_SCALARS = 8;
    /** Forecast, and offset, error before and blame of the memory of scores. */
    private static final int NUMBERS_A_METRIC = 4;

    List<StoreShape> all() {
        List<StoreShape> all = new ArrayList<>(
                List.of(alignProgress(), alignRoster(), silence(), windowColumns(), windowTicks(), history()));
        all.add(state(Names.PREDICT_STATE_STORE));
        if (workload.shadow()) {
            all.add(state(Names.SHADOW_STATE_STORE));
        }
        return all;
    }

    /** What the carried states of an entity take of the heap: entry, key and value. */
    long carriedHeapBytes() {
        long bytes = heapBytes(state(Names.PREDICT_STATE_STORE));
        return workload.shadow() ? bytes + heapBytes(state(Names.SHADOW_STATE_STORE)) : bytes;
    }

    private static long heapBytes(StoreShape state) {
        return PredictStep.STATE_HEAP_BYTES_BESIDE + state.bytes();
    }

    /** Format, two times, and three empty lists. */
    private StoreShape alignProgress() {
        return store(Names.ALIGN_PROGRESS_STORE, FORMAT + 2 * Long.BYTES + 3, 13, 1);
    }

    private StoreShape alignRoster() {
        int metric = UTF + text().metric() + 1 + 1 + UTF + 1;
        int value = FORMAT + RecordShapes.number(workload.metrics()) + workload.metrics() * metric + labels();
        return store(Names.ALIGN_ROSTER_STORE, value, value, 0);
    }

    private StoreShape silence() {
        double writes = Math.min(
                1, (double) workload.tick().toMillis() / setup.silenceStore().toMillis());
        int value = FORMAT + UTF + text().entity() + 3 * Long.BYTES + labels();
        return store(Names.SILENCE_STORE, value, 20, writes);
    }

    private StoreShape windowColumns() {
        int value = FORMAT + Integer.BYTES + workload.metrics() * (UTF + text().metric());
        return store(Names.WINDOW_COLUMNS_STORE, value, value, 0);
    }

    private StoreShape windowTicks() {
        int values = Float.BYTES * workload.metrics();
        return ring(Names.WINDOW_TICKS_STORE, Long.BYTES + values, 14 + values);
    }

    private StoreShape history() {
        int risks = workload.network().horizonSeconds().size();
        return ring(
                Names.HISTORY_STORE, VERDICT_HEAD + RISK * risks + text().version(), 18 + risks * (Float.BYTES + 3));
    }

    private StoreShape state(String name) {
        Workload.Network network = workload.network();
        int numbers = network.layers() * network.hidden() * network.statesAUnit()
                + NUMBERS_A_METRIC * workload.metrics()
                + MEMORY_SCALARS;
        int id = text().model() + 1 + text().version();
        int value = Short.BYTES + id + STATE_HEADER + Float.BYTES * numbers;
        return store(name, value, 12 + Float.BYTES * numbers, 1.0 / PredictStep.STATE_EVERY_TICKS);
    }

    private StoreShape ring(String name, int valueBytes, int freshBytes) {
        int raw = text().entity() + SLOT + valueBytes;
        return new StoreShape(name, workload.windowTicks(), new RecordShape(raw, freshBytes), 1);
    }

    private StoreShape store(String name, int valueBytes, int freshBytes, double writesATick) {
        int raw = text().entity() + valueBytes;
        return new StoreShape(name, 1, new RecordShape(raw, freshBytes), writesATick);
    }

    private int labels() {
        return Integer.BYTES + workload.labels() * 2 * (UTF + text().label());
    }

    private TextLengths text() {
        return workload.text();
    }
}

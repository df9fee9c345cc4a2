package io.tocsin.trainer;

import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ticks by entity and number, gathered in any order; a tick that comes twice counts once.
 *
 * <p>Confined to one thread.
 */
public final class TickTable {
    private final Map<String, TreeMap<Long, Map<String, Float>>> ticks = new TreeMap<>();

    public void add(String entity, long tick, Map<String, Float> metrics) {
        ticks.computeIfAbsent(entity, e -> new TreeMap<>()).put(tick, metrics);
    }

    /** Whether there is a tick of {@code entity}. */
    public boolean has(String entity) {
        return ticks.containsKey(entity);
    }

    public boolean isEmpty() {
        return ticks.isEmpty();
    }

    /** One series an entity, all with the same columns: every metric that occurs, in order. */
    public List<TickSeries> series() {
        TreeSet<String> metrics = new TreeSet<>();
        ticks.values().forEach(rows -> rows.values().forEach(row -> metrics.addAll(row.keySet())));
        List<String> columns = List.copyOf(metrics);
        List<TickSeries> series = new ArrayList<>();
        ticks.forEach((entity, rows) -> series.add(series(entity, columns, rows)));
        return series;
    }

    private static TickSeries series(String entity, List<String> columns, Map<Long, Map<String, Float>> rows) {
        long[] numbers = new long[rows.size()];
        float[][] values = new float[rows.size()][columns.size()];
        int i = 0;
        for (Map.Entry<Long, Map<String, Float>> row : rows.entrySet()) {
            numbers[i] = row.getKey();
            Arrays.fill(values[i], Float.NaN);
            for (int j = 0; j < columns.size(); j++) {
                Float value = row.getValue().get(columns.get(j));
                values[i][j] = value == null ? Float.NaN : value;
            }
            i++;
        }
        return new TickSeries(entity, columns, numbers, values);
    }
}

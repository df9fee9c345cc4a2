package io.tocsin.serve.api.entity;

import io.tocsin.window.WindowReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ticks of a window laid out in time, a series a metric.
 *
 * <p>Confined to one thread.
 */
final class WindowSeries {
    private final List<Row> rows = new ArrayList<>();
    private final int windowTicks;

    private WindowSeries(int windowTicks) {
        this.windowTicks = windowTicks;
    }

    private record Row(long tick, List<String> columns, float[] values) {}

    static WindowSeries of(WindowReader windows, String entity, int windowTicks) {
        WindowSeries series = new WindowSeries(windowTicks);
        windows.visit(entity, (tick, columns, values) -> series.rows.add(new Row(tick, columns, values)));
        return series;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long newestTick() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).tick();
    }

    /** The oldest that there is; gaps count. */
    long firstTick() {
        return rows.isEmpty() ? 0 : rows.get(0).tick();
    }

    /** From the first to the newest, both included; at most as many as a window has. */
    int ticks() {
        return rows.isEmpty() ? 0 : (int) Math.min(windowTicks, newestTick() - firstTick() + 1);
    }

    /** Shows all of them, the oldest first. */
    void replay(WindowReader.Visitor visitor) {
        rows.forEach(row -> visitor.visit(row.tick(), row.columns(), row.values()));
    }

    /** {@code [ticks]} by metric, NaN where nothing came. */
    Map<String, float[]> metrics() {
        Map<String, float[]> metrics = new TreeMap<>();
        for (Row row : rows) {
            int at = (int) (row.tick() - firstTick());
            for (int i = 0; i < row.values().length; i++) {
                metrics.computeIfAbsent(row.columns().get(i), any -> unknown())[at] = row.values()[i];
            }
        }
        metrics.values().removeIf(WindowSeries::isBlank);
        return metrics;
    }

    private float[] unknown() {
        float[] values = new float[ticks()];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** A metric that has gone: its column is still there. */
    private static boolean isBlank(float[] values) {
        for (float value : values) {
            if (!Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}

package io.tocsin.engine.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive ticks of one entity: a tick number (time divided by the tick duration) and a row of raw values each. Tick numbers increase; where
 * they jump there is a gap.
 *
 * <p>Immutable as long as nobody writes to the arrays, which it does not copy. Thread-safe then.
 *
 * @param entity what was watched
 * @param metrics names of the columns
 * @param ticks {@code [size]}, strictly increasing
 * @param rows {@code [size][metrics]}, NaN where missing
 */
public record TickSeries(String entity, List<String> metrics, long[] ticks, float[][] rows) {

    public TickSeries {
        metrics = List.copyOf(metrics);
        if (ticks.length != rows.length) {
            throw new IllegalArgumentException("wrong shape: ticks=" + ticks.length + " rows=" + rows.length);
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != metrics.size()) {
                throw new IllegalArgumentException(
                        "wrong shape: row " + i + " has " + rows[i].length + " values, needs " + metrics.size());
            }
            if (i > 0 && ticks[i] <= ticks[i - 1]) {
                throw new IllegalArgumentException(
                        "ticks must increase: entity=" + entity + " tick=" + ticks[i] + " after " + ticks[i - 1]);
            }
        }
    }

    public int size() {
        return ticks.length;
    }

    public long tick(int index) {
        return ticks[index];
    }

    /** The values of one tick, the live array. */
    public float[] row(int index) {
        return rows[index];
    }

    /** The ticks with numbers in {@code [from, to)}. */
    public TickSeries between(long from, long to) {
        int first = position(from);
        int end = position(to);
        return new TickSeries(
                entity, metrics, Arrays.copyOfRange(ticks, first, end), Arrays.copyOfRange(rows, first, end));
    }

    private int position(long tick) {
        int found = Arrays.binarySearch(ticks, tick);
        return found >= 0 ? found : -found - 1;
    }

    /** The same ticks with the columns named, in that order; a column that is not there is missing throughout. */
    public TickSeries select(List<String> columns) {
        int[] source = columns.stream().mapToInt(metrics::indexOf).toArray();
        float[][] selected = new float[rows.length][columns.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < source.length; j++) {
                selected[i][j] = source[j] < 0 ? Float.NaN : rows[i][source[j]];
            }
        }
        return new TickSeries(entity, columns, ticks, selected);
    }

    /** Cut wherever a tick is missing, and into pieces of at most {@code maxSize} ticks. */
    public List<TickSeries> runs(int maxSize) {
        List<TickSeries> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= ticks.length; i++) {
            if (i == ticks.length || ticks[i] != ticks[i - 1] + 1 || i - first == maxSize) {
                runs.add(new TickSeries(
                        entity, metrics, Arrays.copyOfRange(ticks, first, i), Arrays.copyOfRange(rows, first, i)));
                first = i;
            }
        }
        return runs;
    }
}

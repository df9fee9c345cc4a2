package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a recording: a header of metric names, then a row a tick; plain or gzipped. An empty cell is missing, and so is what is not finite.
 *
 * <p>Thread-safe.
 */
final class MetricsFile {
    private static final String WANTED = "; wanted: metric names, then a row of numbers a tick";

    private MetricsFile() {}

    /** The file as ticks 0, 1, 2 …, its columns in their order. */
    static TickSeries read(Path file, String entity) {
        List<DataLine> lines = DataLine.read(file);
        if (lines.isEmpty()) {
            throw new BacktestDataException("no header line: file=" + file + WANTED);
        }
        List<String> metrics = header(lines.get(0));
        if (lines.size() == 1) {
            throw new BacktestDataException("no rows below the header: file=" + file + WANTED);
        }
        long[] ticks = new long[lines.size() - 1];
        float[][] rows = new float[ticks.length][];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = i;
            rows[i] = row(lines.get(i + 1), metrics.size());
        }
        return new TickSeries(entity, metrics, ticks, rows);
    }

    private static List<String> header(DataLine line) {
        List<String> metrics = line.cells();
        if (metrics.stream().allMatch(DataLine::isNumber)) {
            // As in the files that the authors of the public sets publish: the first row would be lost in silence.
            throw line.refused("no header line", "text=" + line.text() + WANTED);
        }
        Set<String> seen = new HashSet<>();
        for (String metric : metrics) {
            if (metric.isEmpty() || !seen.add(metric)) {
                throw line.refused("columns need names of their own", "column=" + metric + "; rename it in the header");
            }
        }
        return metrics;
    }

    private static float[] row(DataLine line, int columns) {
        List<String> cells = line.cells();
        if (cells.size() != columns) {
            throw line.refused(
                    "wrong number of cells",
                    "cells=" + cells.size() + " columns=" + columns + "; leave a cell empty where a value is missing");
        }
        float[] values = new float[columns];
        for (int i = 0; i < columns; i++) {
            String cell = cells.get(i);
            float value = cell.isEmpty() ? Float.NaN : number(line, cell);
            values[i] = Float.isFinite(value) ? value : Float.NaN;
        }
        return values;
    }

    private static float number(DataLine line, String cell) {
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw line.refused("must be a number", "value=" + cell + "; leave the cell empty where a value is missing");
        }
    }
}

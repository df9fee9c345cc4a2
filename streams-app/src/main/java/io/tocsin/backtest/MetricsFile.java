package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads a recording: a header of metric names, then a row a tick; plain or gzipped, an empty cell is missing.
 *
 * <p>Thread-safe.
 */
final class MetricsFile {
    private MetricsFile() {}

    /** The file as ticks 0, 1, 2 …, its columns in their order. */
    static TickSeries read(Path file, String entity) {
        try (BufferedReader in = open(file)) {
            String header = in.readLine();
            if (header == null || header.isBlank()) {
                throw new BacktestDataException("no header line: file=" + file + "; wanted: metric names");
            }
            List<String> metrics = List.of(header.trim().split(","));
            List<float[]> rows = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    rows.add(row(file, rows.size() + 2, line, metrics.size()));
                }
            }
            return series(file, entity, metrics, rows);
        } catch (IOException e) {
            throw new BacktestDataException("cannot read: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    /** One number a line, the last column where there are several; a header line is skipped. */
    static List<Double> readColumn(Path file) {
        List<Double> values = new ArrayList<>();
        try (BufferedReader in = open(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String cell = line.substring(line.lastIndexOf(',') + 1).trim();
                if (cell.isEmpty() || (number == 1 && !isNumber(cell))) {
                    continue;
                }
                values.add((double) number(file, number, cell));
            }
        } catch (IOException e) {
            throw new BacktestDataException("cannot read: file=" + file + " reason=" + e.getMessage(), e);
        }
        return values;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BacktestDataException("missing: file=" + file);
        }
        InputStream in = Files.newInputStream(file);
        boolean gzipped = file.toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(gzipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }

    private static TickSeries series(Path file, String entity, List<String> metrics, List<float[]> rows) {
        if (rows.isEmpty()) {
            throw new BacktestDataException("no rows below the header: file=" + file);
        }
        long[] ticks = new long[rows.size()];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = i;
        }
        return new TickSeries(entity, metrics, ticks, rows.toArray(float[][]::new));
    }

    private static float[] row(Path file, int line, String text, int columns) {
        String[] cells = text.split(",", -1);
        if (cells.length != columns) {
            throw new BacktestDataException("wrong number of cells: file=" + file + " line=" + line + " cells="
                    + cells.length + ", the header has " + columns);
        }
        float[] values = new float[columns];
        for (int i = 0; i < columns; i++) {
            String cell = cells[i].trim();
            values[i] = cell.isEmpty() ? Float.NaN : number(file, line, cell);
        }
        return values;
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static float number(Path file, int line, String cell) {
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw new BacktestDataException("must be a number: file=" + file + " line=" + line + " value=" + cell, e);
        }
    }
}

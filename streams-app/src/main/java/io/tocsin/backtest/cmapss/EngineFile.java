package io.tocsin.backtest.cmapss;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a gzipped CSV file of engines, a line a cycle: each engine's lines together, its cycles counted up from 1.
 *
 * <p>Confined to one thread; used once.
 */
final class EngineFile {
    private final Path file;
    private final List<EngineRun> runs = new ArrayList<>();
    private final Set<Integer> ids = new HashSet<>();
    private final List<double[]> settings = new ArrayList<>();
    private final List<double[]> sensors = new ArrayList<>();
    private int engine;
    private int line = 1;

    private EngineFile(Path file) {
        this.file = file;
    }

    /**
     * All engines of a file, in its order, as if their records ended with the failure.
     *
     * @throws CmapssDataException if the file cannot be read or is malformed
     */
    static Content read(Path file) {
        return new EngineFile(file).read();
    }

    /** What stands in a file. Thread-safe. */
    record Content(EngineColumns columns, List<EngineRun> runs) {}

    private Content read() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            @Nullable String header = reader.readLine();
            if (header == null) {
                throw new CmapssDataException("file is empty: file=" + file);
            }
            EngineColumns columns = EngineColumns.of(file, header);
            for (@Nullable String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    addLine(columns, text.split(",", -1));
                }
            }
            endEngine();
            return new Content(columns, runs);
        } catch (IOException e) {
            throw new CmapssDataException("not a readable gzip file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private void addLine(EngineColumns columns, String[] cells) {
        if (cells.length != columns.header().size()) {
            throw new CmapssDataException("wrong number of values: " + place() + " values=" + cells.length + " needs="
                    + columns.header().size());
        }
        int id = integer(cells, columns, columns.engine());
        if (sensors.isEmpty() || id != engine) {
            endEngine();
            beginEngine(id);
        }
        int cycle = integer(cells, columns, columns.cycle());
        if (cycle != sensors.size() + 1) {
            throw new CmapssDataException("cycles of an engine must count up from 1: " + place() + " engine=" + id
                    + " cycle=" + cycle + " expected=" + (sensors.size() + 1));
        }
        settings.add(numbers(cells, columns, columns.settings()));
        sensors.add(numbers(cells, columns, columns.sensors()));
    }

    private void beginEngine(int id) {
        if (!ids.add(id)) {
            throw new CmapssDataException("lines of an engine must stand together: " + place() + " engine=" + id);
        }
        engine = id;
    }

    private void endEngine() {
        if (!sensors.isEmpty()) {
            runs.add(new EngineRun(engine, settings.toArray(double[][]::new), sensors.toArray(double[][]::new), 0));
        }
        settings.clear();
        sensors.clear();
    }

    private int integer(String[] cells, EngineColumns columns, int column) {
        double value = number(cells, columns, column);
        if (value != (int) value) {
            throw new CmapssDataException("must be a whole number: " + place() + " column="
                    + columns.header().get(column) + " value=" + cells[column]);
        }
        return (int) value;
    }

    private double[] numbers(String[] cells, EngineColumns columns, List<Integer> positions) {
        return positions.stream()
                .mapToDouble(position -> number(cells, columns, position))
                .toArray();
    }

    private double number(String[] cells, EngineColumns columns, int column) {
        double value;
        try {
            value = Double.parseDouble(cells[column].strip());
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new CmapssDataException("must be a number: " + place() + " column="
                    + columns.header().get(column) + " value=" + cells[column]);
        }
        return value;
    }

    private String place() {
        return "file=" + file + " line=" + line;
    }
}

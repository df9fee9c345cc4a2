package io.tocsin.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a recorded shop from a directory: {@code metrics.csv.gz} (run, tick, and one column a metric), {@code labels.csv} (run, tick, in_failure) and
 * {@code schedule.csv} (run, announced_at, announced_start, announced_multiplier). An empty cell is missing.
 *
 * <p>Thread-safe.
 */
public final class RecordedTrace {
    private static final String METRICS = "metrics.csv.gz";
    private static final String RUN = "run";
    private static final String TICK = "tick";
    private static final List<String> LOAD = List.of("req_item_ps", "req_order_ps");
    private static final String LATENCY = "lat_p95";

    private final CsvTable metrics;
    private final CsvTable labels;
    private final CsvTable schedule;
    private final List<String> names;

    private RecordedTrace(Path directory) {
        this.metrics = CsvTable.read(directory.resolve(METRICS));
        this.labels = CsvTable.read(directory.resolve("labels.csv"));
        this.schedule = CsvTable.read(directory.resolve("schedule.csv"));
        metrics.require(RUN);
        metrics.require(TICK);
        LOAD.forEach(metrics::require);
        metrics.require(LATENCY);
        labels.require("in_failure");
        this.names = metrics.header().stream()
                .filter(name -> !name.equalsIgnoreCase(RUN) && !name.equalsIgnoreCase(TICK))
                .toList();
    }

    /**
     * All runs in the directory.
     *
     * @throws ExampleDataException if a file is missing or not like that
     */
    public static ShopTrace read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ExampleDataException(
                    "not a directory with " + METRICS + ", labels.csv, schedule.csv: directory=" + directory);
        }
        return new RecordedTrace(directory).trace(directory);
    }

    private ShopTrace trace(Path directory) {
        Map<String, List<CSVRecord>> byRun = byRun(metrics);
        Map<String, List<CSVRecord>> labelsByRun = byRun(labels);
        Map<String, List<CSVRecord>> scheduleByRun = byRun(schedule);
        List<ShopRun> runs = new ArrayList<>();
        byRun.forEach((run, rows) -> runs.add(
                run(run, rows, labelsByRun.getOrDefault(run, List.of()), scheduleByRun.getOrDefault(run, List.of()))));
        return new ShopTrace(String.valueOf(directory.getFileName()), false, runs);
    }

    private static Map<String, List<CSVRecord>> byRun(CsvTable table) {
        String run = table.require(RUN);
        return table.rows().stream()
                .collect(Collectors.groupingBy(row -> table.text(row, run), TreeMap::new, Collectors.toList()));
    }

    private ShopRun run(String run, List<CSVRecord> rows, List<CSVRecord> labelled, List<CSVRecord> announced) {
        if (labelled.size() != rows.size()) {
            throw new ExampleDataException("labels and metrics differ in length: run=" + run + " metrics=" + rows.size()
                    + " labels=" + labelled.size());
        }
        float[][] values = new float[rows.size()][names.size()];
        double[] load = new double[values.length];
        double[] latency = new double[values.length];
        boolean[] failing = new boolean[values.length];
        for (int t = 0; t < values.length; t++) {
            requireTick(metrics, rows.get(t), t);
            requireTick(labels, labelled.get(t), t);
            for (int k = 0; k < names.size(); k++) {
                values[t][k] = (float) value(metrics, rows.get(t), names.get(k));
            }
            load[t] = value(metrics, rows.get(t), LOAD.get(0)) + value(metrics, rows.get(t), LOAD.get(1));
            latency[t] = value(metrics, rows.get(t), LATENCY);
            failing[t] = labels.number(labelled.get(t), "in_failure") != 0;
        }
        return new ShopRun("run " + run, names, values, load, latency, failing, announcements(announced));
    }

    private static void requireTick(CsvTable table, CSVRecord row, int tick) {
        if (table.number(row, TICK) != tick) {
            throw new ExampleDataException("ticks of a run must count from 0 without gaps: file=" + table.file()
                    + " row=" + row.getRecordNumber() + " tick=" + table.text(row, TICK) + " expected=" + tick);
        }
    }

    private static double value(CsvTable table, CSVRecord row, String column) {
        return table.text(row, column).isEmpty() ? Double.NaN : table.number(row, column);
    }

    private List<Announcement> announcements(List<CSVRecord> announced) {
        List<Announcement> all = new ArrayList<>();
        for (CSVRecord row : announced) {
            all.add(new Announcement(
                    (int) schedule.number(row, "announced_at"),
                    (int) schedule.number(row, "announced_start"),
                    schedule.number(row, "announced_multiplier")));
        }
        return all;
    }
}

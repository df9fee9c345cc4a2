package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Server Machine Dataset under the protocol of TSB-AD (Liu and Paparrizos, NeurIPS 2024): a short stretch of the test rows to train on, all of
 * them to judge. Which rows, says {@code tsbad_published_vus_pr.csv} in the same directory: columns machine, drop_first_test_rows, train_rows,
 * vus_window.
 *
 * <p>Thread-safe.
 */
final class TsbAdDirectory {
    private static final long TICK_MS = 60_000;
    private static final String TABLE = "tsbad_published_vus_pr.csv";

    private final Path directory;

    TsbAdDirectory(Path directory) {
        this.directory = directory;
    }

    /** The machines that the table names. */
    List<ServerSeries> read() {
        Path table = directory.resolve(TABLE);
        if (!Files.isRegularFile(table)) {
            throw new BacktestDataException("missing: file=" + table);
        }
        try {
            List<String> lines = Files.readAllLines(table);
            List<String> header = List.of(lines.get(0).split(","));
            List<ServerSeries> series = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (!line.isBlank() && !line.startsWith("MEAN")) {
                    series.add(series(table, header, line.split(",")));
                }
            }
            return series;
        } catch (IOException e) {
            throw new BacktestDataException("cannot read: file=" + table + " reason=" + e.getMessage(), e);
        }
    }

    private ServerSeries series(Path table, List<String> header, String[] row) {
        String machine = row[0];
        int dropped = number(table, header, row, "drop_first_test_rows");
        int trained = number(table, header, row, "train_rows");
        Path folder = directory.resolve(machine);
        TickSeries test = ServerDirectory.test(folder);
        boolean[] labels = ServerDirectory.labels(folder);
        boolean[] kept = new boolean[labels.length - dropped];
        System.arraycopy(labels, dropped, kept, 0, kept.length);
        return new ServerSeries(
                machine,
                TICK_MS,
                test.between(dropped, dropped + trained),
                test.between(dropped, test.size()),
                kept,
                List.of(),
                number(table, header, row, "vus_window"));
    }

    private static int number(Path table, List<String> header, String[] row, String column) {
        int index = header.indexOf(column);
        if (index < 0 || index >= row.length || !row[index].matches("\\d+")) {
            throw new BacktestDataException(
                    "must be a whole number: file=" + table + " machine=" + row[0] + " column=" + column);
        }
        return Integer.parseInt(row[index]);
    }
}

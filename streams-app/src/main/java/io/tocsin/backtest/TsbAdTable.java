package io.tocsin.backtest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of which machines the protocol of TSB-AD takes: columns machine, drop_first_test_rows, train_rows, vus_window; the others are published
 * results.
 *
 * <p>Thread-safe.
 */
final class TsbAdTable {
    private static final String MACHINE = "machine";
    private static final String DROPPED = "drop_first_test_rows";
    private static final String TRAINED = "train_rows";
    private static final String WINDOW = "vus_window";
    /** Means of the published results stand below the machines. */
    private static final String MEAN = "MEAN";

    private TsbAdTable() {}

    /**
     * A line of it.
     *
     * @param dropped so many rows at the beginning of the test part do not count
     * @param trained so many of the next ones are to learn from
     * @param vusWindow in ticks
     */
    record Machine(DataLine line, String name, int dropped, int trained, int vusWindow) {}

    /** The machines, at least one. */
    static List<Machine> read(Path file) {
        List<DataLine> lines = DataLine.read(file);
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0).cells();
        for (String column : List.of(MACHINE, DROPPED, TRAINED, WINDOW)) {
            if (!header.contains(column)) {
                throw new BacktestDataException(
                        "not the table of the protocol: file=" + file + " line=1 missing column=" + column
                                + "; wanted: " + String.join(",", MACHINE, DROPPED, TRAINED, WINDOW));
            }
        }
        List<Machine> machines = new ArrayList<>();
        for (DataLine line : lines.subList(1, lines.size())) {
            if (!line.text().startsWith(MEAN)) {
                machines.add(machine(line, header));
            }
        }
        if (machines.isEmpty()) {
            throw new BacktestDataException("no machine below the header: file=" + file + "; wanted: a line for each");
        }
        return machines;
    }

    private static Machine machine(DataLine line, List<String> header) {
        List<String> cells = line.cells();
        if (cells.size() != header.size()) {
            throw line.refused(
                    "wrong number of cells",
                    "cells=" + cells.size() + " columns=" + header.size() + "; wanted: as many as in the header");
        }
        return new Machine(
                line,
                cells.get(header.indexOf(MACHINE)),
                number(line, header, DROPPED),
                number(line, header, TRAINED),
                number(line, header, WINDOW));
    }

    private static int number(DataLine line, List<String> header, String column) {
        String cell = line.cells().get(header.indexOf(column));
        if (!cell.matches("\\d{1,9}")) {
            throw line.refused("must be a whole number", "column=" + column + " value=" + cell + "; wanted: 0 or more");
        }
        return Integer.parseInt(cell);
    }
}

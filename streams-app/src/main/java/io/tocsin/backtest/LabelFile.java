package io.tocsin.backtest;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads labels: 0 or 1 a line, in the last column where there are several; a header line is skipped.
 *
 * <p>Thread-safe.
 */
final class LabelFile {
    private LabelFile() {}

    /**
     * The labels, true = something was wrong.
     *
     * @param rows how many there must be
     */
    static boolean[] read(Path file, int rows) {
        List<DataLine> lines = DataLine.read(file);
        if (!lines.isEmpty() && !DataLine.isNumber(label(lines.get(0)))) {
            lines = lines.subList(1, lines.size());
        }
        boolean[] labels = new boolean[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = isOne(lines.get(i));
        }
        if (labels.length != rows) {
            throw new BacktestDataException("labels do not fit the test rows: file=" + file + " labels=" + labels.length
                    + " rows=" + rows + "; wanted: a label a row of the test file");
        }
        return labels;
    }

    private static String label(DataLine line) {
        List<String> cells = line.cells();
        return cells.get(cells.size() - 1);
    }

    private static boolean isOne(DataLine line) {
        String cell = label(line);
        double value = DataLine.isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
        if (value != 0 && value != 1) {
            throw line.refused("label must be 0 or 1", "value=" + cell + "; 1 while something was wrong");
        }
        return value == 1;
    }
}

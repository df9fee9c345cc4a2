package io.tocsin.cli;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.SuiteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The result of a back-test as text. Thread-safe. */
final class FigureText {
    private FigureText() {}

    /** Prints the figures of each series, the means below, and what is to be said about them. */
    static void print(SuiteResult result, Output output) {
        List<String> columns = result.headline().stream()
                .filter(column -> result.table().columns().contains(column))
                .toList();
        List<String> headings = new ArrayList<>(List.of("SERIES", "DETECTOR"));
        columns.forEach(column -> headings.add(column.replace('_', ' ').toUpperCase(Locale.ROOT)));
        TextTable table = output.table(headings.toArray(String[]::new))
                .right(IntStream.range(2, headings.size()).toArray());
        List<FigureRow> rows = new ArrayList<>(
                result.table().series().size() > 1 ? result.table().means() : List.of());
        rows.addAll(result.table().rows());
        rows.forEach(row -> table.row(cells(row, columns)));
        output.line("");
        table.print(output.out());
        output.line("");
        result.remarks().forEach(output::line);
        result.files().forEach(file -> output.line("written " + file));
    }

    private static Object[] cells(FigureRow row, List<String> columns) {
        List<Object> cells = new ArrayList<>(List.of(row.series(), row.detector()));
        for (String column : columns) {
            double value = row.figures().getOrDefault(column, Double.NaN);
            cells.add(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value));
        }
        return cells.toArray();
    }
}

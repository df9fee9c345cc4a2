package io.tocsin.backtest;

import io.tocsin.backtest.page.SuitePage;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts what a suite found where people look: one table, one page.
 *
 * <p>Thread-safe.
 *
 * @param title of the page
 * @param detector the detector that the page is about
 * @param headline the columns that people look at first
 */
public record SuiteOutput(String title, String detector, List<String> headline) {

    public SuiteOutput {
        headline = List.copyOf(headline);
    }

    /** Writes {@code <out>/table.csv} and {@code <out>/report.html}. */
    public SuiteResult write(List<FigureRow> rows, List<String> remarks, Path out) {
        FigureTable table = new FigureTable(rows);
        Path csv = out.resolve("table.csv");
        table.write(csv);
        Path page = out.resolve("report.html");
        SuitePage.of(title, table, detector, headline, remarks, List.of()).write(page);
        return new SuiteResult(table, headline, remarks, List.of(page, csv));
    }
}

package io.tocsin.backtest;

import java.nio.file.Path;
import java.util.List;

/**
 * What a suite gave.
 *
 * <p>Thread-safe.
 *
 * @param headline the columns that people look at first
 * @param remarks lines for people: comparisons, what the figures mean, what falls short
 * @param files what was written, the page first
 */
public record SuiteResult(FigureTable table, List<String> headline, List<String> remarks, List<Path> files) {

    public SuiteResult {
        headline = List.copyOf(headline);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }
}

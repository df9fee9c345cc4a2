package io.tocsin.backtest.nab;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.FigureTable;
import java.util.List;

/**
 * What the benchmark found.
 *
 * <p>Thread-safe.
 *
 * @param rows one a series and detector, then one a detector for all series, whose series is {@link FigureTable#ALL}
 * @param summary what it comes to, in lines
 */
public record NabResult(List<FigureRow> rows, List<String> summary) {

    public NabResult {
        rows = List.copyOf(rows);
        summary = List.copyOf(summary);
    }
}

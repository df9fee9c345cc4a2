package io.tocsin.backtest.flashsale;

import io.tocsin.backtest.FigureRow;
import java.util.List;

/**
 * What came of judging detectors on a recording.
 *
 * <p>Thread-safe.
 *
 * @param rows one a protocol, horizon and detector
 * @param summary for people
 */
public record FlashSaleReport(List<FigureRow> rows, List<String> summary) {

    public FlashSaleReport {
        rows = List.copyOf(rows);
        summary = List.copyOf(summary);
    }
}

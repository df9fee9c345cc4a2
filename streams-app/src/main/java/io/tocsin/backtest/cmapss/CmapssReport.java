package io.tocsin.backtest.cmapss;

import io.tocsin.backtest.FigureRow;
import java.util.List;

/**
 * What a back-test found.
 *
 * <p>Thread-safe.
 *
 * @param rows for each set: the network's mean over the seeds, the network with each seed, the baselines
 * @param summary a line a set
 */
public record CmapssReport(List<FigureRow> rows, List<String> summary) {

    public CmapssReport {
        rows = List.copyOf(rows);
        summary = List.copyOf(summary);
    }
}

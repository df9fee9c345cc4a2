package io.tocsin.backtest.hdfs;

import io.tocsin.backtest.FigureRow;
import java.util.List;

/**
 * What the suite found.
 *
 * <p>Thread-safe.
 *
 * @param rows one a detector, figures being means over the seeds; {@code _spread} is the largest minus the smallest
 * @param summary what a reader should know, a line each
 */
public record HdfsReport(List<FigureRow> rows, List<String> summary) {

    public HdfsReport {
        rows = List.copyOf(rows);
        summary = List.copyOf(summary);
    }
}

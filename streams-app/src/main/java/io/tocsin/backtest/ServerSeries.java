package io.tocsin.backtest;

import io.tocsin.engine.window.TickSeries;
import java.util.List;
import java.util.Set;

/**
 * One server: what to learn from, what to judge, and what was really wrong.
 *
 * <p>Thread-safe when nobody writes to the arrays.
 *
 * @param training free of labels: nobody knows what is in it
 * @param test with the same metrics
 * @param labels {@code [ticks of test]}, true while an incident lasts; for judging alone
 * @param causes which metrics were to blame in some of the incidents; empty where nobody wrote it down
 * @param vusWindow buffer of the range-based figures, in ticks
 */
public record ServerSeries(
        String name,
        long tickDurationMs,
        TickSeries training,
        TickSeries test,
        boolean[] labels,
        List<Cause> causes,
        int vusWindow) {

    /**
     * The metrics to blame for the incident that begins at a tick.
     *
     * @param metrics column indexes, from 0
     */
    public record Cause(int firstRow, Set<Integer> metrics) {}

    public ServerSeries {
        if (labels.length != test.size()) {
            throw new BacktestDataException("labels do not fit the test rows: series=" + name + " labels="
                    + labels.length + " rows=" + test.size());
        }
        if (!training.metrics().equals(test.metrics())) {
            throw new BacktestDataException("training and test have other columns: series=" + name);
        }
        causes = List.copyOf(causes);
    }
}

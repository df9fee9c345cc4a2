package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import io.tocsin.engine.evaluation.TickInterval;
import io.tocsin.schemas.AlertState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows over which incidents were open.
 *
 * <p>Thread-safe.
 */
final class AlertSpans {
    private AlertSpans() {}

    /** From the row that opened an incident to the one that resolved it, or to the end; in the order in which they opened. */
    static List<TickInterval> of(ReplayTrace trace) {
        Map<String, Integer> resolved = new HashMap<>();
        for (ReplayTrace.AlertMark mark : trace.alerts()) {
            if (mark.alert().getState() == AlertState.RESOLVED) {
                resolved.put(mark.alert().getId(), mark.row());
            }
        }
        List<TickInterval> spans = new ArrayList<>();
        for (ReplayTrace.AlertMark mark : trace.alerts()) {
            if (mark.alert().getState() == AlertState.OPEN) {
                int end = resolved.getOrDefault(mark.alert().getId(), trace.scores().length);
                spans.add(new TickInterval(mark.row(), Math.max(mark.row() + 1, end)));
            }
        }
        return spans;
    }
}

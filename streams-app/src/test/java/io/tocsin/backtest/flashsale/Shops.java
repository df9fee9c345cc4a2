package io.tocsin.backtest.flashsale;

import io.tocsin.example.Announcement;
import io.tocsin.example.ShopRun;
import java.util.List;

/** Small shops to test with. */
final class Shops {
    static final List<String> METRICS = List.of(
            "req_item_ps", "req_order_ps", "accepts_ps", "lat_p95", "order_p95", "inflight", "queue_depth", "heap_mb");

    private Shops() {}

    /** Everything counts up, so that each value tells its tick and column. */
    static ShopRun rising(int ticks, int failsFrom, int failsTo, Announcement... sales) {
        float[][] rows = new float[ticks][METRICS.size()];
        boolean[] failing = new boolean[ticks];
        for (int t = 0; t < ticks; t++) {
            for (int k = 0; k < rows[t].length; k++) {
                rows[t][k] = 100 * k + t;
            }
            failing[t] = t >= failsFrom && t < failsTo;
        }
        return new ShopRun("run 1", METRICS, rows, new double[ticks], new double[ticks], failing, List.of(sales));
    }
}

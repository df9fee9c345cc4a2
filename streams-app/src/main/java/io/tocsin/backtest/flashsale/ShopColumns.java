package io.tocsin.backtest.flashsale;

import io.tocsin.simulation.ShopMetrics;
import java.util.List;

/**
 * Which metrics of a shop say what: those whose worst coming value tells how near a failure comes, and those that the announced load is measured by.
 *
 * <p>Thread-safe.
 *
 * @param load metrics whose sum is the load, requests a second
 * @param visitors how many come, in any unit
 * @param strain latency and work in progress, which rise before clients are turned away
 * @param memory a bounded pool of memory that is freed by collections
 * @param ignored metrics that drift and tell of the recording rather than of the shop
 */
record ShopColumns(List<String> load, String visitors, List<String> strain, String memory, List<String> ignored) {

    /** Of the recorded shop. */
    static ShopColumns recorded() {
        return new ShopColumns(
                List.of("req_item_ps", "req_order_ps"),
                "accepts_ps",
                List.of("lat_p95", "order_p95", "inflight", "queue_depth"),
                "heap_mb",
                List.of("mem_free_mb", "svc_rss_mb", "pg_anon_mb"));
    }

    /** Of the simulated shop. */
    static ShopColumns simulated() {
        return new ShopColumns(
                List.of(ShopMetrics.REQUEST_RATE),
                ShopMetrics.SESSION_COUNT,
                List.of(ShopMetrics.DURATION_P95, ShopMetrics.ACTIVE_REQUESTS, ShopMetrics.QUEUE_DEPTH),
                ShopMetrics.HEAP_UTILIZATION,
                List.of());
    }
}

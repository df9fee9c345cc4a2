package io.tocsin.simulation;

import java.util.List;

/** The names of the metrics of a shop; OpenTelemetry-like, ratios 0 to 1, times in seconds, rates per second. Thread-safe. */
public final class ShopMetrics {
    public static final String REQUEST_RATE = "http.server.request.rate";
    public static final String ACTIVE_REQUESTS = "http.server.active_requests";
    public static final String QUEUE_DEPTH = "http.server.queue.depth";
    public static final String DURATION_P95 = "http.server.duration.p95";
    public static final String ERROR_RATIO = "http.server.error.ratio";
    public static final String RETRY_RATE = "http.server.retry.rate";
    public static final String POOL_USAGE = "db.pool.usage.ratio";
    public static final String POOL_PENDING = "db.pool.pending";
    /** Orders that wait for a row lock, mean over the tick. */
    public static final String LOCK_WAIT = "db.lock.wait";

    public static final String HEAP_UTILIZATION = "jvm.heap.utilization";
    public static final String GC_TIME_RATIO = "jvm.gc.time.ratio";
    public static final String SESSION_COUNT = "session.count";
    public static final String ORDER_RATE = "order.rate";
    public static final String CPU_UTILIZATION = "system.cpu.utilization";

    /** All that are measured; what is announced comes on top. */
    public static final List<String> ALL = List.of(
            REQUEST_RATE,
            ACTIVE_REQUESTS,
            QUEUE_DEPTH,
            DURATION_P95,
            ERROR_RATIO,
            RETRY_RATE,
            POOL_USAGE,
            POOL_PENDING,
            LOCK_WAIT,
            HEAP_UTILIZATION,
            GC_TIME_RATIO,
            SESSION_COUNT,
            ORDER_RATE,
            CPU_UTILIZATION);

    private ShopMetrics() {}
}

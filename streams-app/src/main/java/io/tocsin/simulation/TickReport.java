package io.tocsin.simulation;

/**
 * What happened in a shop in one tick, exactly; {@link Telemetry} makes noisy metrics of it. Counts are of the tick; {@code …Now} is at its
 * end; everything else is a mean over it.
 *
 * @param arrived requests, retries included
 * @param served requests answered in time
 * @param failed requests refused, dropped or answered too late
 * @param retried requests that were repetitions
 * @param ordersServed orders placed
 * @param p95Seconds 95th percentile of the latency of the admitted ones, those given up counted at the time limit
 * @param meanLatencySeconds mean of the same
 * @param meanInSystem requests waiting or in work
 * @param queueDepthNow requests waiting for a worker
 * @param workersBusyNow workers taken
 * @param poolUsage share of the connections in use
 * @param poolPendingNow workers waiting for a connection
 * @param lockWaiting orders waiting for the row lock
 * @param heapUtilization live data as a share of the heap
 * @param collectionShare share of time in garbage collection
 * @param sessionsNow live sessions
 * @param cpuUtilization of all cores, others' use included
 * @param restarted the shop ran out of memory and was down for a part of the tick
 */
record TickReport(
        long arrived,
        long served,
        long failed,
        long retried,
        long ordersServed,
        double p95Seconds,
        double meanLatencySeconds,
        double meanInSystem,
        int queueDepthNow,
        int workersBusyNow,
        double poolUsage,
        int poolPendingNow,
        double lockWaiting,
        double heapUtilization,
        double collectionShare,
        double sessionsNow,
        double cpuUtilization,
        boolean restarted) {
    /** Failed as a share of the finished requests; 0 when none finished. */
    double failedShare() {
        return served + failed == 0 ? 0 : (double) failed / (served + failed);
    }
}

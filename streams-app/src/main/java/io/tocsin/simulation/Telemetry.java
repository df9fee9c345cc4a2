package io.tocsin.simulation;

import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What monitoring makes of one shop: metrics with their noise, a metric missing now and then, a sample that comes late.
 *
 * <p>Confined to one thread.
 */
final class Telemetry {
    private static final double TICK_SECONDS = ShopServer.STEPS_PER_TICK * ShopServer.STEP_SECONDS;
    private static final Map<String, String> LABELS = Map.of("source", FailureInterval.SOURCE);
    private static final int MAX_LATE_TICKS = 3;

    private record Delayed(long dueTick, Sample sample) {}

    private final String entity;
    private final SimulationSettings settings;
    private final Randomness randomness;
    private final Deque<Delayed> delayed = new ArrayDeque<>();
    private double sinceCollection;

    Telemetry(String entity, SimulationSettings settings, Randomness randomness) {
        this.entity = entity;
        this.settings = settings;
        this.randomness = randomness;
    }

    /**
     * Reads the shop shortly before the end of the tick, and adds the samples that arrive now, late ones first.
     *
     * @param announced what is told with the sample without being measured
     */
    void read(long tick, Instant tickEnd, TickReport report, Map<String, Double> announced, List<Sample> arriving) {
        while (!delayed.isEmpty() && delayed.getFirst().dueTick() <= tick) {
            arriving.add(delayed.removeFirst().sample());
        }
        Instant time = tickEnd.minusMillis(randomness.between(1, 400));
        Map<String, Double> metrics = metrics(report);
        if (randomness.chance(settings.missingMetricShare())) {
            metrics.remove(ShopMetrics.ALL.get(randomness.between(0, ShopMetrics.ALL.size() - 1)));
        }
        metrics.putAll(announced);
        Sample sample = new Sample(entity, time, metrics, LABELS, List.of());
        boolean late = randomness.chance(settings.lateSampleShare());
        if (late && delayed.isEmpty()) {
            delayed.addLast(new Delayed(tick + randomness.between(1, MAX_LATE_TICKS), sample));
        } else {
            arriving.add(sample);
        }
    }

    private Map<String, Double> metrics(TickReport report) {
        Map<String, Double> metrics = new LinkedHashMap<>(32);
        metrics.put(ShopMetrics.REQUEST_RATE, report.arrived() / TICK_SECONDS);
        metrics.put(ShopMetrics.ACTIVE_REQUESTS, (double) report.workersBusyNow());
        metrics.put(ShopMetrics.QUEUE_DEPTH, (double) report.queueDepthNow());
        metrics.put(ShopMetrics.DURATION_P95, report.p95Seconds());
        metrics.put(ShopMetrics.ERROR_RATIO, report.failedShare());
        metrics.put(ShopMetrics.RETRY_RATE, report.retried() / TICK_SECONDS);
        metrics.put(ShopMetrics.POOL_USAGE, report.poolUsage());
        metrics.put(ShopMetrics.POOL_PENDING, (double) report.poolPendingNow());
        metrics.put(ShopMetrics.LOCK_WAIT, report.lockWaiting());
        metrics.put(ShopMetrics.HEAP_UTILIZATION, heapReading(report));
        metrics.put(ShopMetrics.GC_TIME_RATIO, ratio(report.collectionShare() * (1 + 0.15 * randomness.gaussian())));
        metrics.put(ShopMetrics.SESSION_COUNT, Math.rint(report.sessionsNow()));
        metrics.put(ShopMetrics.ORDER_RATE, report.ordersServed() / TICK_SECONDS);
        metrics.put(ShopMetrics.CPU_UTILIZATION, ratio(report.cpuUtilization() + 0.008 * randomness.gaussian()));
        return metrics;
    }

    /** Live data and the garbage since the last collection: a saw-tooth, whose phase moves with the load. */
    private double heapReading(TickReport report) {
        sinceCollection += 0.01 + 0.5 * report.cpuUtilization() * randomness.uniform();
        sinceCollection -= Math.floor(sinceCollection);
        return ratio(report.heapUtilization() + 0.4 * (1 - report.heapUtilization()) * sinceCollection);
    }

    private static double ratio(double value) {
        return Math.max(0, Math.min(1, value));
    }
}

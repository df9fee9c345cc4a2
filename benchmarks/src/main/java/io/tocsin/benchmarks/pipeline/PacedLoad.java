package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A thread that sends at a rate until it is told to stop: entity after entity, each time one tick on, however short that is by the clock.
 *
 * <p>Thread-safe.
 */
final class PacedLoad implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(RandomModels.TICK_DURATION_MS);

    private final Fleet fleet;
    private final SwapPlan plan;
    private final double samplesPerSecond;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "paced-load");
    private Instant time;
    private volatile long sent;

    PacedLoad(Fleet fleet, SwapPlan plan, double samplesPerSecond, Instant firstTime) {
        this.fleet = fleet;
        this.plan = plan;
        this.samplesPerSecond = samplesPerSecond;
        this.time = firstTime;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long start = System.nanoTime();
        long startMs = System.currentTimeMillis();
        long i = 0;
        while (!stopped.get() || i % plan.entities() != 0) {
            long due = plan.bursts() ? i - i % plan.entities() : i;
            long dueNanos = (long) (due * 1e9 / samplesPerSecond);
            sleepUntil(start + dueNanos);
            fleet.send("host-" + i % plan.entities(), time, startMs + dueNanos / 1_000_000);
            i++;
            if (i % plan.entities() == 0) {
                time = time.plus(TICK);
            }
            sent = i;
        }
        fleet.flush();
    }

    private static void sleepUntil(long nanoTime) {
        // A millisecond's samples at once: nobody can sleep for microseconds.
        while (nanoTime - System.nanoTime() > 0) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException("load was interrupted", e);
            }
        }
    }

    /** Ends with the round of the entities that it is in, and says how many samples it sent. */
    long stop() throws InterruptedException {
        stopped.set(true);
        thread.join();
        return sent;
    }

    @Override
    public void close() {
        stopped.set(true);
    }
}

package io.tocsin.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when the wall clock is set, once a second, from a thread of its own. A consumer of Kafka's that lives while it is set back sends no heartbeats until the
 * clock is again where it was, and is thrown out of its group again and again; only another consumer helps.
 *
 * <p>Thread-safe.
 */
public final class ClockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final long LOOK_EVERY_MS = 1_000;
    /** Less is no harm: heartbeats are due every two seconds, of six that may pass. */
    private static final long TOLERATED_MS = 2_000;

    private final LongSupplier wallMs;
    private final LongSupplier steadyMs;
    private final Runnable afterSetBack;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tocsin-clock-watch");
        thread.setDaemon(true);
        return thread;
    });
    private long aheadMs;

    /**
     * Not yet started.
     *
     * @param wallMs the clock that people set, in milliseconds
     * @param steadyMs one that nobody sets, from any beginning
     * @param afterSetBack what is done when it was set back
     */
    public ClockWatch(LongSupplier wallMs, LongSupplier steadyMs, Runnable afterSetBack) {
        this.wallMs = wallMs;
        this.steadyMs = steadyMs;
        this.afterSetBack = afterSetBack;
        this.aheadMs = wallMs.getAsLong() - steadyMs.getAsLong();
    }

    public void start() {
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::lookOrTell, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void lookOrTell() {
        try {
            look();
        } catch (RuntimeException e) {
            // Told, and looked again: an executor would drop the task without a word.
            LOG.error("stream threads were not replaced after the clock was set back: reason={}", e.toString());
        }
    }

    /** Compares the clocks once. */
    void look() {
        long nowAheadMs = wallMs.getAsLong() - steadyMs.getAsLong();
        long byMs = nowAheadMs - aheadMs;
        aheadMs = nowAheadMs;
        if (byMs < -TOLERATED_MS) {
            LOG.warn("wall clock was set back, stream threads are replaced by others: byMs={}", -byMs);
            afterSetBack.run();
        } else if (byMs > TOLERATED_MS) {
            LOG.warn("wall clock was set forward: byMs={}", byMs);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

package io.tocsin.runtime;

import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * The time by which Kafka Streams decides when to commit and when to look around: the wall clock as it was at the start, and what the monotonic clock has counted
 * since. Somebody who sets the wall clock back by an hour would otherwise stop all commits for an hour, and so all output; set forward, everybody would
 * seem to have been silent for an hour. Nothing that ends in a tick or a score depends on it.
 *
 * <p>Thread-safe.
 */
public final class SteadyTime implements Time {
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private final long startMs = Time.SYSTEM.milliseconds();
    private final long startNanos = Time.SYSTEM.nanoseconds();

    @Override
    public long milliseconds() {
        return startMs + (nanoseconds() - startNanos) / NANOS_A_MILLISECOND;
    }

    @Override
    public long nanoseconds() {
        return Time.SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        Time.SYSTEM.waitObject(monitor, condition, deadlineMs - milliseconds() + Time.SYSTEM.milliseconds());
    }
}

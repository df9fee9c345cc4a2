package io.tocsin.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When other models came in force, and how long after somebody had said so.
 *
 * <p>Confined to the loader's thread; the meters may be read by any.
 */
final class SwapMeters {
    private final Timer swaps;
    private final AtomicLong changedMs = new AtomicLong();
    private long cameMs;
    private boolean isLive;

    SwapMeters(MeterRegistry meters) {
        this.swaps = Timer.builder("tocsin.models.swap")
                .description(
                        "From the Kafka timestamp of the record that changed who judges to the change being in force")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2_500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(meters);
        Gauge.builder("tocsin.models.changed.time", changedMs, ms -> ms.get() / 1e3)
                .description("When other models came in force in this instance, in seconds since 1970; 0: never")
                .baseUnit("seconds")
                .register(meters);
    }

    /** The topic is read from its beginning: what it says happened long ago. */
    void history() {
        isLive = false;
    }

    /** What comes from now on is news. */
    void live() {
        isLive = true;
    }

    void came(long recordMs) {
        cameMs = recordMs;
    }

    void inForce(long nowMs) {
        changedMs.set(nowMs);
        if (isLive) {
            swaps.record(Math.max(0, nowMs - cameMs), TimeUnit.MILLISECONDS);
        }
    }
}

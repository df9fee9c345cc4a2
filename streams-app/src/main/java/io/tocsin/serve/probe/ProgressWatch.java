package io.tocsin.serve.probe;

import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when no record was processed though more and more wait. A backlog that stands still is none of it: no broker answers then, and a restart would not
 * help.
 *
 * <p>Thread-safe.
 */
final class ProgressWatch {
    private final LongSupplier nanoTime;
    private @Nullable StreamsReading atProgress;
    private long progressNanos;

    ProgressWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Looks once more; seconds without progress, 0 when all is well. */
    synchronized long stalledSeconds(StreamsReading now) {
        StreamsReading then = atProgress;
        if (then == null || now.phase() != StreamsPhase.RUNNING || now.processed() != then.processed()) {
            atProgress = now;
            progressNanos = nanoTime.getAsLong();
            return 0;
        }
        return now.lag() > then.lag() ? TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - progressNanos) : 0;
    }
}

package io.tocsin.collect;

import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the metrics once per cell of the wall-clock grid and hands them over as a {@link Sample}; for when in a cell, see
 * {@link BeatGrid}. A baseline is read at start, so the first sample comes after one to two intervals and has its rates.
 * A cell that passed unread (suspend, a sink that blocked) stays empty: it is counted, not made up for, and the next
 * rates are means over the longer time. A reading or a sink that throws costs its sample: one line in the log, counted.
 *
 * <p>Thread-safe. The reader and the sink are called by the collector's own daemon thread alone.
 */
public final class Collector implements AutoCloseable {
    /** The length of a cell everywhere in Tocsin. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final HostIdentity identity;
    private final BeatGrid grid;
    private final Supplier<? extends Map<String, Double>> reader;
    private final Consumer<Sample> sink;
    private final Pace pace;
    private final Thread thread = new Thread(this::run, "tocsin-collector");
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong missedBeats = new AtomicLong();

    Collector(
            HostIdentity identity,
            BeatGrid grid,
            Supplier<? extends Map<String, Double>> reader,
            Consumer<Sample> sink,
            Pace pace) {
        this.identity = identity;
        this.grid = grid;
        this.reader = reader;
        this.sink = sink;
        this.pace = pace;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (stopped, cause) -> LOG.error("host metrics no longer collected: entity={}", identity.entity(), cause));
    }

    /**
     * Starts to collect this machine's metrics.
     *
     * @param interval at least 1 s; {@link #DEFAULT_INTERVAL} unless there is a reason
     * @param sink gets each sample; should return soon, since the next reading waits for it
     */
    public static Collector start(HostIdentity identity, Duration interval, Consumer<Sample> sink) {
        HostMetricsReader reader = HostMetricsReader.ofThisMachine();
        Collector collector = new Collector(identity, BeatGrid.of(interval), reader::read, sink, new WallClockPace());
        collector.thread.start();
        return collector;
    }

    /** Samples the sink took. */
    public long deliveredSamples() {
        return delivered.get();
    }

    /** Readings that threw, and samples whose sink threw. */
    public long failures() {
        return failures.get();
    }

    /** Cells that passed without a reading. */
    public long missedBeats() {
        return missedBeats.get();
    }

    /** Stops; waits up to 5 s for a reading under way. */
    @Override
    public void close() {
        pace.stop();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects until stopped. */
    void run() {
        try {
            readBaseline();
            long beatMs = grid.firstBeat(pace.nowMs());
            while (pace.waitUntil(beatMs)) {
                beatMs = beat(beatMs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readBaseline() {
        try {
            int levels = reader.get().size();
            LOG.info(
                    "collecting host metrics: entity={} intervalMs={} levels={}",
                    identity.entity(),
                    grid.intervalMs(),
                    levels);
        } catch (RuntimeException e) {
            countFailure(e);
        }
    }

    /** Reads and delivers unless the beat's cell is over; returns the next beat. */
    private long beat(long beatMs) {
        long nowMs = pace.nowMs();
        if (nowMs < beatMs) {
            // The clock was set back while waiting: fall in with the grid as it is now.
            return grid.beatAfter(nowMs);
        }
        long missed = grid.missedBeats(beatMs, nowMs);
        if (missed > 0) {
            missedBeats.addAndGet(missed);
            LOG.warn("readings missed, those cells stay empty: cells={} lateMs={}", missed, nowMs - beatMs);
            return grid.beatAfter(nowMs);
        }
        deliver(nowMs);
        return grid.beatAfter(beatMs);
    }

    private void deliver(long nowMs) {
        try {
            sink.accept(new Sample(
                    identity.entity(),
                    Instant.ofEpochMilli(nowMs),
                    Map.copyOf(reader.get()),
                    identity.labels(),
                    List.of()));
            delivered.incrementAndGet();
        } catch (RuntimeException e) {
            countFailure(e);
        }
    }

    private void countFailure(RuntimeException cause) {
        long count = failures.incrementAndGet();
        LOG.warn(
                "host metrics not collected, going on at the next interval: entity={} failures={} cause={}",
                identity.entity(),
                count,
                cause.toString());
        LOG.debug("host metrics not collected", cause);
    }
}

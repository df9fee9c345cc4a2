package io.tocsin.serve.probe;

import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether an instance lives, is ready, has started. Each answers at once, from what is known.
 *
 * <ul>
 *   <li><em>lives</em>: a restart would not help. Away brokers, a rebalance, stores that are made anew are no reason for one.
 *   <li><em>ready</em>: it does its share of the work. Not while it has not run yet or stops; a later rebalance is over in seconds and meets all instances at
 *       once, so it takes nobody out of the balancer. A model is not required: static limits guard until one comes, and a first roll-out has none.
 *   <li><em>started</em>: models and calendar were read, and Kafka Streams is at work, be it that it makes its stores anew: that may take an hour, and who is
 *       ended meanwhile begins again.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Probes {
    /**
     * Twice what Kafka allows a consumer ({@code max.poll.interval.ms}): by then its partitions have long gone to others, and the thread has not come back.
     */
    private static final Duration HANGS_AFTER = Duration.ofMinutes(10);

    private final Supplier<Vitals> vitals;
    private final ProgressWatch progress;

    public Probes(Supplier<Vitals> vitals, LongSupplier nanoTime) {
        this.vitals = vitals;
        this.progress = new ProgressWatch(nanoTime);
    }

    ProbeReport live() {
        StreamsReading streams = vitals.get().streams();
        List<ProbeCheck> checks = new ArrayList<>();
        checks.add(new ProbeCheck(
                "streams",
                streams.phase() != StreamsPhase.FAILED && streams.phase() != StreamsPhase.STOPPED,
                phase(streams)));
        checks.add(new ProbeCheck(
                "threads", !isAtWork(streams) || streams.threadsAlive() > 0, streams.threadsAlive() + " alive"));
        checks.add(new ProbeCheck(
                "poll",
                streams.pollAgeSeconds() < HANGS_AFTER.toSeconds(),
                "slowest thread asked for records " + streams.pollAgeSeconds() + " s ago"));
        long stalledSeconds = progress.stalledSeconds(streams);
        checks.add(new ProbeCheck(
                "progress",
                stalledSeconds < HANGS_AFTER.toSeconds(),
                stalledSeconds == 0
                        ? "lag=" + streams.lag()
                        : "no record processed for " + stalledSeconds + " s and the lag grows: lag=" + streams.lag()));
        return new ProbeReport("livez", checks);
    }

    ProbeReport ready() {
        Vitals now = vitals.get();
        StreamsReading streams = now.streams();
        boolean works = streams.phase() == StreamsPhase.RUNNING
                || (streams.phase() == StreamsPhase.REBALANCING && now.hasRun() && streams.threadsAlive() > 0);
        return new ProbeReport(
                "readyz",
                List.of(
                        new ProbeCheck("streams", works, phase(streams)),
                        read("models-topic", now.modelsRead()),
                        read("calendar-topic", now.calendarRead()),
                        new ProbeCheck(
                                "models",
                                true,
                                now.models() == 0
                                        ? "none is deployed, static limits guard"
                                        : now.models() + " deployed")));
    }

    ProbeReport started() {
        Vitals now = vitals.get();
        return new ProbeReport(
                "startupz",
                List.of(
                        read("models-topic", now.modelsRead()),
                        read("calendar-topic", now.calendarRead()),
                        new ProbeCheck("streams", now.hasRun() || isAtWork(now.streams()), phase(now.streams()))));
    }

    private static boolean isAtWork(StreamsReading streams) {
        return streams.phase() == StreamsPhase.RUNNING || streams.phase() == StreamsPhase.REBALANCING;
    }

    private static String phase(StreamsReading streams) {
        return streams.phase().name().toLowerCase(Locale.ROOT);
    }

    private static ProbeCheck read(String name, boolean isRead) {
        return new ProbeCheck(name, isRead, isRead ? "read" : "not read to its end yet");
    }
}

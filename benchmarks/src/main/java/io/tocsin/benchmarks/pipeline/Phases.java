package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The stretches of load, one after the other, each entity's time going forward.
 *
 * <p>Confined to one thread.
 */
final class Phases {
    private static final Duration TICK = Duration.ofMillis(RandomModels.TICK_DURATION_MS);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final int DEMO_ENTITIES = 6;
    private static final Duration DEMO_TICK = Duration.ofNanos(TICK.toNanos() / 60);

    private final PipelinePlan plan;
    private final Fleet fleet;
    private final ScoreWatcher scores;
    private Instant historyTime;
    private long expected;

    Phases(PipelinePlan plan, Fleet fleet, ScoreWatcher scores) {
        this.plan = plan;
        this.fleet = fleet;
        this.scores = scores;
        long nowMs = System.currentTimeMillis();
        long ticks = (long) plan.rounds() * plan.roundTicks() + 10;
        this.historyTime =
                Instant.ofEpochMilli(nowMs - nowMs % TICK.toMillis() + 6_000).minus(TICK.multipliedBy(ticks));
    }

    /** The first ticks of each entity: stores fill, code gets compiled, the usual metrics become known. */
    void begin() throws InterruptedException {
        feedHistory(5);
        // The first tick waits for the second, because nobody knows yet what is usual; afterwards each sample closes
        // its tick.
        expected = 5L * plan.entities();
        long unused = scores.await(expected, DRAIN_TIMEOUT);
    }

    /** Ticks a second from the first sample to the last score, the median of the rounds. */
    double fullRate() throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            long start = System.nanoTime();
            feedHistory(plan.roundTicks());
            long ticks = (long) plan.roundTicks() * plan.entities();
            expected += ticks;
            rates.add(ticks * 1e9 / (scores.await(expected, DRAIN_TIMEOUT) - start));
        }
        Collections.sort(rates);
        return rates.get(rates.size() / 2);
    }

    private void feedHistory(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            for (int entity = 0; entity < plan.entities(); entity++) {
                fleet.send(entityName(entity), historyTime);
            }
            historyTime = historyTime.plus(TICK);
        }
        fleet.flush();
    }

    /** All entities, each once a tick, spread over it; leaves the latencies in the watcher. */
    void realRate() throws InterruptedException {
        long samples = (long) plan.realSeconds() * plan.entities() / TICK.toSeconds();
        long stepNanos = TICK.toNanos() / plan.entities();
        Instant first = Instant.now();
        long start = System.nanoTime();
        boolean settled = false;
        for (long i = 0; i < samples; i++) {
            Pace.sleepUntil(start + i * stepNanos);
            if (!settled && System.nanoTime() - start > SETTLE.toNanos()) {
                scores.latencies().reset();
                settled = true;
            }
            // By the schedule: a sender that is held up for a moment must not put two samples into one cell of the
            // grid.
            fleet.send(entityName((int) (i % plan.entities())), first.plusNanos(i * stepNanos));
        }
        expected += samples;
        long unused = scores.await(expected, DRAIN_TIMEOUT);
    }

    /** A few entities that live sixty times as fast; leaves the latencies in the watcher. */
    void demoRate() throws InterruptedException {
        int bursts = (int) (plan.demoSeconds() * 1_000_000_000L / DEMO_TICK.toNanos());
        Instant time = historyTime.minus(TICK.multipliedBy(bursts + 1L));
        long start = System.nanoTime();
        for (int burst = 0; burst < bursts; burst++) {
            Pace.sleepUntil(start + burst * DEMO_TICK.toNanos());
            if (burst == bursts / 5) {
                scores.latencies().reset();
            }
            for (int entity = 0; entity < DEMO_ENTITIES; entity++) {
                fleet.send("demo-" + entity, time);
            }
            time = time.plus(TICK);
        }
        expected += (long) bursts * DEMO_ENTITIES;
        long unused = scores.await(expected, DRAIN_TIMEOUT);
    }

    private static String entityName(int entity) {
        return "host-" + entity;
    }

    /** How many ticks were scored so far. */
    long ticks() {
        return expected;
    }
}

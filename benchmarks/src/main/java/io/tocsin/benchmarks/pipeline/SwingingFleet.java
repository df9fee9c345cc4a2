package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import java.time.Duration;
import java.time.Instant;

/**
 * Entities of which some jump each few ticks, so that their levels move by steps that can be seen; the others are noise around nothing.
 *
 * <p>Confined to one thread.
 */
final class SwingingFleet {
    static final Duration TICK = Duration.ofMillis(RandomModels.TICK_DURATION_MS);

    /** Names of those that swing begin so; all others with another letter. */
    static final String SWINGING = "swing-";

    private static final int SWING_TICKS = 3;
    private static final double JUMP = 1_500;

    private final Fleet fleet;
    private final ApiPlan plan;
    private Instant time;
    private long sent;

    SwingingFleet(Fleet fleet, ApiPlan plan) {
        this.fleet = fleet;
        this.plan = plan;
        // Half a day back: no load that a machine holds catches up with the clock.
        this.time = Instant.ofEpochMilli(System.currentTimeMillis() / TICK.toMillis() * TICK.toMillis())
                .minus(Duration.ofHours(12))
                .plusSeconds(5);
    }

    static String name(int entity, ApiPlan plan) {
        return entity < plan.swinging() ? SWINGING + entity : "host-" + entity;
    }

    /** So many ticks of each entity, as fast as it goes. */
    void burst(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            for (int entity = 0; entity < plan.entities(); entity++) {
                send(entity, System.currentTimeMillis());
            }
            time = time.plus(TICK);
        }
        fleet.flush();
    }

    /** So many ticks of each entity, one entity after the other, each tick as long as it really is. */
    void paced(int ticks) throws InterruptedException {
        long stepNanos = TICK.toNanos() / plan.entities();
        long start = System.nanoTime();
        long startMs = System.currentTimeMillis();
        for (long i = 0; i < (long) ticks * plan.entities(); i++) {
            Pace.sleepUntil(start + i * stepNanos);
            send((int) (i % plan.entities()), startMs + i * stepNanos / 1_000_000);
            if ((i + 1) % plan.entities() == 0) {
                time = time.plus(TICK);
            }
        }
        fleet.flush();
    }

    private void send(int entity, long dueMs) {
        long tick = time.toEpochMilli() / TICK.toMillis();
        boolean isUp = entity < plan.swinging() && (tick + entity) / SWING_TICKS % 2 == 0;
        fleet.send(name(entity, plan), time, dueMs, isUp ? JUMP : 0);
        sent++;
    }

    /** How many samples were sent so far. */
    long sent() {
        return sent;
    }
}

package io.tocsin.simulation;

/**
 * The disturbances of one shop, one after the other, at random times.
 *
 * <p>Confined to one thread.
 */
final class DisturbanceCalendar {
    private static final Disturbance.Kind[] KINDS = Disturbance.Kind.values();
    private static final int MIN_GAP_TICKS = 60;

    private final double meanGapTicks;
    private final Randomness randomness;
    private Disturbance disturbance;

    DisturbanceCalendar(SimulationSettings settings, Randomness randomness) {
        this.meanGapTicks = settings.meanDisturbanceGapTicks();
        this.randomness = randomness;
        this.disturbance = drawAfter(0);
    }

    /** The disturbance that is on at this tick, or else the next one. Ticks must not go back. */
    Disturbance at(long tick) {
        if (tick >= disturbance.endTick()) {
            disturbance = drawAfter(tick);
        }
        return disturbance;
    }

    private Disturbance drawAfter(long tick) {
        Disturbance.Kind kind = KINDS[randomness.between(0, KINDS.length - 1)];
        long startTick = tick + MIN_GAP_TICKS + (long) randomness.exponential(meanGapTicks);
        return new Disturbance(
                kind, startTick, startTick + randomness.between(kind.minTicks, kind.maxTicks), randomness.uniform());
    }
}

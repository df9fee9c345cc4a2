package io.tocsin.simulation;

/**
 * Something that goes wrong beside the visitors, from one tick until (excluding) another.
 *
 * @param kind what it is
 * @param startTick first tick
 * @param endTick the tick after the last
 * @param strength 0 (hardly noticed) to 1
 */
record Disturbance(Kind kind, long startTick, long endTick, double strength) {
    /** What may go wrong. */
    enum Kind {
        /** A report keeps connections and makes the database slow. */
        BATCH("batch", 12, 36),
        /** Memory is lost, little by little, and freed at the end. */
        LEAK("leak", 40, 90),
        /** Somebody else's processes take CPU, one after the other. */
        NEIGHBOUR("neighbour", 15, 40),
        /** Maintenance makes orders hold the row lock for longer. */
        LOCK("lock", 4, 12);

        final String word;
        final int minTicks;
        final int maxTicks;

        Kind(String word, int minTicks, int maxTicks) {
            this.word = word;
            this.minTicks = minTicks;
            this.maxTicks = maxTicks;
        }
    }

    private static final double ONSET_TICKS = 6;

    boolean active(long tick) {
        return tick >= startTick && tick < endTick;
    }

    /** What it does to the shop at this tick. */
    Conditions at(long tick, ShopProfile profile) {
        if (!active(tick)) {
            return Conditions.CALM;
        }
        double onset = Math.min(1, (tick - startTick + 1) / ONSET_TICKS);
        return switch (kind) {
            case BATCH ->
                new Conditions(0.1 * onset, onset * (0.3 + 0.5 * strength), 1 + onset * (0.4 + strength), 1, 0);
            case LEAK -> new Conditions(0, 0, 1, 1, leakMbPerSecond(profile));
            case NEIGHBOUR -> new Conditions(onset * (0.25 + 0.5 * strength), 0, 1, 1, 0);
            case LOCK -> new Conditions(0, 0, 1, 1 + onset * (1 + 5 * strength), 0);
        };
    }

    private double leakMbPerSecond(ShopProfile profile) {
        double lostShare = 0.15 + 0.45 * strength;
        double seconds = (endTick - startTick) * ShopServer.STEPS_PER_TICK * ShopServer.STEP_SECONDS;
        return lostShare * profile.heapMb() / seconds;
    }
}

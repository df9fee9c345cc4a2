package io.tocsin.fleet;

/** How many ticks were judged a second, over the last half minute, by when their scores were written. Confined to one thread. */
final class TickRate {
    private static final int SECONDS = 30;

    private final long[] second = new long[SECONDS + 1];
    private final int[] count = new int[SECONDS + 1];

    void add(long recordMs) {
        long at = Math.floorDiv(recordMs, 1000L);
        int slot = (int) Math.floorMod(at, (long) second.length);
        if (second[slot] < at) {
            second[slot] = at;
            count[slot] = 0;
        }
        if (second[slot] == at) {
            count[slot]++;
        }
    }

    /** Of the whole seconds before the one that is running. */
    double perSecond(long nowMs) {
        long now = Math.floorDiv(nowMs, 1000L);
        int total = 0;
        for (int slot = 0; slot < second.length; slot++) {
            if (second[slot] < now && second[slot] >= now - SECONDS) {
                total += count[slot];
            }
        }
        return (double) total / SECONDS;
    }
}

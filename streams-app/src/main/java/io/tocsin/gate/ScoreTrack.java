package io.tocsin.gate;

import java.util.Arrays;

/**
 * What one model said of one entity, tick by tick, as multiples of the boundary.
 *
 * <p>Confined to one thread.
 */
final class ScoreTrack {
    private static final int FIRST_CAPACITY = 64;

    private long[] timesMs = new long[FIRST_CAPACITY];
    private float[] multiples = new float[FIRST_CAPACITY];
    private int size;

    /** Takes the next tick; one that is not later than the last is passed over: it came again. */
    void add(long timeMs, float multiple) {
        if (size > 0 && timeMs <= timesMs[size - 1]) {
            return;
        }
        if (size == timesMs.length) {
            timesMs = Arrays.copyOf(timesMs, 2 * size);
            multiples = Arrays.copyOf(multiples, 2 * size);
        }
        timesMs[size] = timeMs;
        multiples[size] = multiple;
        size++;
    }

    /** Is handed the ticks that two tracks have in common. */
    interface Visitor {
        void tick(float left, float right);
    }

    /** The time of the last tick taken. */
    long newestMs() {
        return size == 0 ? Long.MIN_VALUE : timesMs[size - 1];
    }

    /** Walks through the ticks from {@code fromMs} on that both have, in order. */
    void join(ScoreTrack other, long fromMs, Visitor visitor) {
        int j = 0;
        for (int i = 0; i < size; i++) {
            if (timesMs[i] < fromMs) {
                continue;
            }
            while (j < other.size && other.timesMs[j] < timesMs[i]) {
                j++;
            }
            if (j < other.size && other.timesMs[j] == timesMs[i]) {
                visitor.tick(multiples[i], other.multiples[j]);
            }
        }
    }
}

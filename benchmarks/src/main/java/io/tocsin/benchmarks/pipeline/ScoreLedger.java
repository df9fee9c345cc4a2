package io.tocsin.benchmarks.pipeline;

import java.util.Arrays;

/**
 * Accounts for every score: none missing, none twice, and by a version that was in force. Versions take turns, so that the number of the swap is known
 * from them: an entity goes on from version to version and never back.
 *
 * <p>Thread-safe.
 */
final class ScoreLedger {
    private static final int VERSIONS = 2;

    private final long[] lastTick;
    private final int[] swapOfEntity;
    private long[] dueMs = new long[1 << 16];
    private int[] latencyMs = new int[1 << 16];
    private int count;
    private long beforeRecording;
    private long doubled;
    private long wrongVersion;
    private int swapsBegun;
    private boolean recording;
    private long lastByOldDueMs;

    ScoreLedger(int entities) {
        this.lastTick = new long[entities];
        this.swapOfEntity = new int[entities];
        Arrays.fill(lastTick, Long.MIN_VALUE);
    }

    /** The version that swap {@code swap} puts in force; 0 is what was deployed first. */
    static int versionOf(int swap) {
        return 1 + swap % VERSIONS;
    }

    /** From now on latencies are kept. */
    synchronized void record() {
        recording = true;
    }

    /** Says that another version is about to be put in force, before it can be. */
    synchronized int beginSwap() {
        return ++swapsBegun;
    }

    synchronized void add(JudgedSample score) {
        if (score.tick() <= lastTick[score.entity()]) {
            doubled++;
        }
        lastTick[score.entity()] = score.tick();
        follow(score);
        if (!recording) {
            beforeRecording++;
            return;
        }
        if (count == dueMs.length) {
            dueMs = Arrays.copyOf(dueMs, 2 * count);
            latencyMs = Arrays.copyOf(latencyMs, 2 * count);
        }
        dueMs[count] = score.dueMs();
        latencyMs[count++] = (int) (score.readMs() - score.dueMs());
    }

    private void follow(JudgedSample score) {
        int swap = swapOfEntity[score.entity()];
        if (score.version() != versionOf(swap)) {
            swap++;
            swapOfEntity[score.entity()] = swap;
            if (swap > swapsBegun || score.version() != versionOf(swap)) {
                wrongVersion++;
            }
        }
        if (swap < swapsBegun) {
            lastByOldDueMs = Math.max(lastByOldDueMs, score.dueMs());
        }
    }

    /** When the newest sample was due that the replaced version judged. */
    synchronized long lastByOldDueMs() {
        return lastByOldDueMs;
    }

    synchronized long scores() {
        return beforeRecording + count;
    }

    synchronized long doubled() {
        return doubled;
    }

    synchronized long wrongVersion() {
        return wrongVersion;
    }

    /** The latencies of the samples that were due from {@code fromMs} on and before {@code endMs}. */
    synchronized Latencies between(long fromMs, long endMs) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            if (dueMs[i] >= fromMs && dueMs[i] < endMs) {
                latencies.add(latencyMs[i]);
            }
        }
        return latencies;
    }
}

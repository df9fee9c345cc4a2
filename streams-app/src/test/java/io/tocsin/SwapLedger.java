package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was sent when, and what became of it. Versions come in threes, so that the version of a score says which swap put it in force.
 *
 * <p>Thread-safe.
 */
final class SwapLedger {
    private static final int FLEETING_EVERY = 10;
    private static final int VERSIONS = 3;

    private final WaveSignal signal;
    private final int[] scored;
    private final int[] swapOfEntity;
    private final List<Integer> swapAtSending = new ArrayList<>();
    private final List<Integer> ticksBefore = new ArrayList<>(List.of(0));
    private final List<String> faults = new ArrayList<>();
    private int byPredecessor;

    SwapLedger(int entities, WaveSignal signal) {
        this.signal = signal;
        this.scored = new int[entities];
        this.swapOfEntity = new int[entities];
    }

    /** Whether the version of {@code swap} is put in force once and never again. */
    static boolean isFleeting(int swap) {
        return swap > 0 && swap % FLEETING_EVERY == 0;
    }

    /** Every second swap is a promotion, which may take a moment; the others are rollbacks, which may not. */
    static boolean isPromotion(int swap) {
        return swap % 2 == 1;
    }

    static String versionOf(int swap) {
        return isFleeting(swap) ? "new-" + swap : "v" + swap % VERSIONS;
    }

    /** Says that all entities are about to send tick {@code swapAtSending.size()}. */
    synchronized int begin() {
        swapAtSending.add(ticksBefore.size() - 1);
        return swapAtSending.size() - 1;
    }

    /** Says that the next swap is in force from now on. */
    synchronized void inForce() {
        ticksBefore.add(swapAtSending.size());
    }

    /** How many ticks had begun to be sent when {@code swap} was in force. */
    synchronized int ticksBefore(int swap) {
        return ticksBefore.get(swap);
    }

    /** How many ticks each entity has a score for, at least. */
    synchronized int scoredTicks() {
        return Arrays.stream(scored).min().orElse(0);
    }

    synchronized void add(Score score) {
        int entity =
                Integer.parseInt(score.getEntity().substring(score.getEntity().indexOf('/') + 1));
        int tick = (int) ((score.getTime().toEpochMilli() - signal.time(0).toEpochMilli()) / WaveSignal.TICK_MS);
        if (tick != scored[entity]) {
            faults.add("tick " + tick + " of " + entity + " in place of " + scored[entity]);
        }
        scored[entity] = tick + 1;
        int inForce = swapAtSending.get(tick);
        int swap = swapOf(score.getVersion(), inForce);
        if (swap < inForce - (isPromotion(inForce) ? 1 : 0) || swap < swapOfEntity[entity]) {
            faults.add("tick " + tick + " of " + entity + " by " + score.getVersion() + " when swap " + inForce
                    + " was in force and " + swapOfEntity[entity] + " had judged");
        }
        swapOfEntity[entity] = swap;
        byPredecessor += swap < inForce ? 1 : 0;
    }

    private static int swapOf(String version, int inForce) {
        for (int swap = Math.max(0, inForce - 1); swap <= inForce + 1; swap++) {
            if (versionOf(swap).equals(version)) {
                return swap;
            }
        }
        return -1;
    }

    synchronized int byPredecessor() {
        return byPredecessor;
    }

    /** In the order of their ticks, none missing and none twice, each by a version that was in force. */
    synchronized void assertSound() {
        assertThat(faults).isEmpty();
        assertThat(scored).containsOnly(swapAtSending.size());
    }
}

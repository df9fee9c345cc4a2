package io.tocsin;

import java.time.Duration;

/**
 * What all drills do before and after the fault: load until scores keep up and incidents are open; then, when the drill has done its part, until all is
 * scored and each incident has resolved.
 *
 * <p>Confined to the drill's thread.
 */
final class DrillRun {
    static final int FAULTY = 10;
    /** What the time before the fault is measured over. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration CATCH_UP = Duration.ofSeconds(40);

    private final DrillLedger ledger;
    private final SteadyLoad load;
    private final int samplesPerSecond;
    private long faultNanos;

    /** Sends from now on. */
    DrillRun(DrillInstallation installation, int entities, int samplesPerSecond) {
        this.ledger = installation.ledger();
        this.load = installation.load(entities, samplesPerSecond);
        this.samplesPerSecond = samplesPerSecond;
    }

    /** Until models have warmed up, incidents are open, and scores come as fast as samples go. */
    DrillRun warmUp() throws InterruptedException {
        ledger.awaitScores(8 * samplesPerSecond);
        load.makeFaulty(FAULTY);
        ledger.awaitOpened(FAULTY);
        awaitKeepingUp();
        Thread.sleep(2 * QUIET.toMillis());
        return this;
    }

    /** The fault happens now. */
    void beginFault() {
        faultNanos = System.nanoTime();
    }

    /** Until so many seconds of samples wait for their score. */
    void awaitFelt(double seconds) throws InterruptedException {
        ledger.awaitBehind(load, (int) (seconds * samplesPerSecond));
    }

    /** Until a quarter of a second of samples, or less, waits for its score. */
    void awaitKeepingUp() throws InterruptedException {
        ledger.awaitKeepingUp(load, samplesPerSecond / 4);
    }

    /** Whether so little waits now, and at least a second was scored since the fault. */
    boolean isKeepingUp() {
        return since().count() > samplesPerSecond
                && ledger.missing(load.acknowledged().keySet()) <= samplesPerSecond / 4;
    }

    /** Lets the incidents resolve, ends the load and waits for what is still to come. */
    Findings finish() throws InterruptedException {
        load.makeFaulty(0);
        ledger.awaitResolved(CATCH_UP);
        load.stop();
        ledger.awaitAll(load, CATCH_UP);
        return ledger.against(load);
    }

    /** The longest time without a score of some partition since the fault. */
    long longestGapMs() {
        return ledger.longestGapMs(faultNanos, Long.MAX_VALUE);
    }

    /** How quick scores were before the fault. */
    Latency before() {
        return ledger.latency(load, faultNanos - 2 * QUIET.toNanos(), faultNanos - QUIET.toNanos());
    }

    /** How quick they were for samples that were sent since. */
    Latency since() {
        return ledger.latency(load, faultNanos, Long.MAX_VALUE);
    }

    /** How quick they were for samples that were due in between. */
    Latency latency(long fromNanos, long toNanos) {
        return ledger.latency(load, fromNanos, toNanos);
    }

    DrillLedger ledger() {
        return ledger;
    }

    SteadyLoad load() {
        return load;
    }

    /** What a drill tells of a fault that stopped the flow. */
    String figures() {
        return "longest without a score " + longestGapMs() + " ms; before " + before() + "; slowest since "
                + since().maxMs() + " ms";
    }
}

package io.tocsin;

import java.time.Duration;

/** How a drill ends: what was off is well again, so that incidents resolve, and everything that was sent is judged. Stateless, thread-safe. */
final class CalmEnd {
    /** Models forget what was off within so long; the load has five ticks of an entity a second. */
    private static final int CALM_SECONDS = 9;

    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private CalmEnd() {}

    /** Stops {@code load}, which sends so many samples a second, after a calm stretch, and waits for what comes of it; gives up quietly. */
    static void await(SteadyLoad load, int samplesPerSecond, DrillLedger ledger) throws InterruptedException {
        load.makeFaulty(0);
        int wanted = load.acknowledgedCount() + CALM_SECONDS * samplesPerSecond;
        RunningSystem.await("a calm stretch", () -> load.acknowledgedCount() >= wanted);
        load.stop();
        ledger.awaitAll(load, CATCH_UP);
        ledger.awaitResolved(CATCH_UP);
    }
}

package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.schemas.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Fills the windows at full rate, then goes on at a share of it, and swaps.
 *
 * <p>Confined to one thread.
 */
final class SwapRun {
    static final String MODEL = "benchmark";
    private static final Duration TICK = Duration.ofMillis(RandomModels.TICK_DURATION_MS);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);
    private static final int ROUND_TICKS = 10;
    private static final int SETTLE_SECONDS = 15;
    private static final long STRETCH_MS = 10_000;

    private final SwapPlan plan;
    private final Fleet fleet;
    private final ScoreLedger ledger;
    private final AppProcess app;
    private final DeploymentWriter deployments;
    private final List<SwapOutcome> outcomes = new ArrayList<>();
    private Instant time;
    private long expected;

    SwapRun(SwapPlan plan, Fleet fleet, ScoreLedger ledger, AppProcess app, DeploymentWriter deployments) {
        this.plan = plan;
        this.fleet = fleet;
        this.ledger = ledger;
        this.app = app;
        this.deployments = deployments;
        // Half a day back: no load that a machine holds catches up with the clock.
        this.time = Instant.ofEpochMilli(System.currentTimeMillis() / TICK.toMillis() * TICK.toMillis())
                .minus(Duration.ofHours(12))
                .plusSeconds(5);
    }

    /** A deployment of the version that swap {@code swap} puts in force; a rollback names none to go back to. */
    static Deployment deployment(int swap, boolean rollback) {
        return Deployment.newBuilder()
                .setModel(MODEL)
                .setSelector("*")
                .setChampion("" + ScoreLedger.versionOf(swap))
                .setPrevious(rollback ? null : "" + ScoreLedger.versionOf(swap - 1))
                // Nobody takes it back: it is measured, not judged.
                .setPinned(true)
                .setUpdatedAt(Instant.now())
                .setReason("swap " + swap)
                .build();
    }

    void run(SwapReport report) throws IOException, InterruptedException {
        double full = fill();
        double load = plan.fixedRate() > 0 ? plan.fixedRate() : plan.share() * full;
        report.begin(full, load);
        ledger.record();
        try (PacedLoad paced = new PacedLoad(fleet, plan, load, time)) {
            paced.start();
            settle();
            for (int swap = 0; swap < plan.swaps(); swap++) {
                outcomes.add(swapOnce());
                report.swap(swap + 1, outcomes.get(swap));
            }
            expected += paced.stop();
        }
        await(expected);
        report.end(outcomes, ledger, expected);
    }

    private double fill() throws InterruptedException {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round * ROUND_TICKS < plan.windowTicks(); round++) {
            long start = System.nanoTime();
            for (int tick = 0; tick < ROUND_TICKS; tick++) {
                for (int entity = 0; entity < plan.entities(); entity++) {
                    fleet.send("host-" + entity, time);
                }
                time = time.plus(TICK);
            }
            fleet.flush();
            long ticks = (long) ROUND_TICKS * plan.entities();
            expected += ticks;
            await(expected);
            rates.add(ticks * 1e9 / (System.nanoTime() - start));
        }
        // The first rounds run code that is not compiled yet.
        List<Double> compiled = new ArrayList<>(rates.subList(rates.size() / 2, rates.size()));
        Collections.sort(compiled);
        return compiled.get(compiled.size() / 2);
    }

    private void await(long count) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (ledger.scores() < count && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    /** The first deployment of all makes connections, and the broker what transactions need; neither is what a swap costs. */
    private void settle() throws InterruptedException {
        Deployment current = Objects.requireNonNull(deployments.current(MODEL));
        deployments.replace(
                current,
                Deployment.newBuilder(current).setReason("the same, once more").build());
        Thread.sleep(SETTLE_SECONDS * 1000L);
    }

    private SwapOutcome swapOnce() throws IOException, InterruptedException {
        AppFigures unused = app.pauses();
        Thread.sleep(STRETCH_MS);
        double gapBefore = app.pauses().get(PauseProbe.GAP);
        Deployment current = deployments.current(MODEL);
        int swap = ledger.beginSwap();
        long begunMs = System.currentTimeMillis();
        deployments.replace(current, deployment(swap, plan.rollbacks()));
        Thread.sleep(Math.max(0, begunMs + STRETCH_MS - System.currentTimeMillis()));
        double gapAfter = app.pauses().get(PauseProbe.GAP);
        Thread.sleep(plan.secondsBetween() * 1000L - 2 * STRETCH_MS);
        // The scores of the last two seconds may be on their way.
        long endMs = System.currentTimeMillis() - 2_000;
        return SwapOutcome.of(ledger, begunMs, endMs, STRETCH_MS, gapBefore, gapAfter);
    }
}

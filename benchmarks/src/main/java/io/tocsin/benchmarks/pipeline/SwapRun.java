package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.schemas.Deployment;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /** A deployment of the version that swap {@code swap} puts in force. */
    static Deployment deployment(int swap) {
        return Deployment.newBuilder()
                .setModel(MODEL)
                .setSelector("*")
                .setChampion("" + ScoreLedger.versionOf(swap))
                .setPrevious(swap == 0 ? null : "" + ScoreLedger.versionOf(swap - 1))
                // Nobody takes it back: it is measured, not judged.
                .setPinned(true)
                .setUpdatedAt(Instant.now())
                .setReason("swap " + swap)
                .build();
    }

    void run(PrintStream out) throws IOException, InterruptedException {
        double full = fill();
        double load = plan.fixedRate() > 0 ? plan.fixedRate() : plan.share() * full;
        out.printf("full rate %,.0f samples/s, load %,.0f samples/s%n", full, load);
        ledger.record();
        try (PacedLoad paced = new PacedLoad(fleet, plan, load, time)) {
            paced.start();
            Thread.sleep(SETTLE_SECONDS * 1000L);
            for (int swap = 0; swap < plan.swaps(); swap++) {
                outcomes.add(swapOnce(out));
            }
            expected += paced.stop();
        }
        await(expected);
        summary(out);
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
        return SwapOutcome.median(rates.subList(rates.size() / 2, rates.size()));
    }

    private void await(long count) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (ledger.scores() < count && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    private SwapOutcome swapOnce(PrintStream out) throws IOException, InterruptedException {
        AppFigures unused = app.pauses();
        Thread.sleep(STRETCH_MS);
        AppFigures pausesBefore = app.pauses();
        Deployment current = deployments.current(MODEL);
        int swap = ledger.beginSwap();
        long begunMs = System.currentTimeMillis();
        deployments.replace(current, deployment(swap));
        long writtenMs = System.currentTimeMillis();
        Thread.sleep(Math.max(0, begunMs + STRETCH_MS - writtenMs));
        AppFigures pausesAfter = app.pauses();
        Thread.sleep(plan.secondsBetween() * 1000L - 2 * STRETCH_MS);
        long endMs = System.currentTimeMillis();
        Latencies before = ledger.between(begunMs - STRETCH_MS, begunMs);
        double bar = 1.5 * before.percentile(0.99);
        SwapOutcome outcome = new SwapOutcome(
                before,
                ledger.between(begunMs, begunMs + STRETCH_MS),
                SwapOutcome.back(ledger, begunMs, endMs - 2_000, bar),
                ledger.lastByOldDueMs() - begunMs,
                ledger.lastByOldReadMs() - begunMs,
                pausesBefore,
                pausesAfter);
        out.printf(
                "swap %d: written %d ms; before p50 %d p99 %d max %d; after p50 %d p99 %d max %d; ratio %.2f; back after %d ms; old judged due until %d, read until %d ms; moved %d; gap %.0f -> %.0f ms, record %.1f -> %.1f ms%n",
                swap,
                writtenMs - begunMs,
                before.percentile(0.5),
                before.percentile(0.99),
                before.percentile(1),
                outcome.after().percentile(0.5),
                outcome.after().percentile(0.99),
                outcome.after().percentile(1),
                outcome.ratio(0.99),
                outcome.backMs(),
                outcome.lastOldDueMs(),
                outcome.lastOldReadMs(),
                ledger.moved(),
                pausesBefore.get("pause.gap.ms"),
                pausesAfter.get("pause.gap.ms"),
                pausesBefore.get("pause.record.ms"),
                pausesAfter.get("pause.record.ms"));
        return outcome;
    }

    private void summary(PrintStream out) {
        out.printf(
                "median ratio p99 %.2f; scores %d of %d, doubled %d, wrong version %d%n",
                SwapOutcome.median(outcomes.stream().map(o -> o.ratio(0.99)).toList()),
                ledger.scores(),
                expected,
                ledger.doubled(),
                ledger.wrongVersion());
    }
}

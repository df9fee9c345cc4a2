package io.tocsin.benchmarks.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches, one after the other: with the API left alone and loaded in turns at full rate, then loaded at the real rate.
 *
 * <p>Confined to one thread.
 */
final class ApiRun {
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);
    private static final int WARM_UP_TICKS = 10;
    private static final int WARM_UP_STRETCHES = 3;

    private final ApiPlan plan;
    private final SwingingFleet fleet;
    private final ScoreWatcher scores;
    private final ApiLoad load;
    private final ApiReport report;

    ApiRun(ApiPlan plan, SwingingFleet fleet, ScoreWatcher scores, ApiLoad load, ApiReport report) {
        this.plan = plan;
        this.fleet = fleet;
        this.scores = scores;
        this.load = load;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        int ticks = warmUp();
        List<Double> alone = new ArrayList<>();
        List<Double> loaded = new ArrayList<>();
        load.forget();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            alone.add(rate(ticks));
            loaded.add(rateWhileLoaded(ticks));
        }
        alone.add(rate(ticks));
        report.rates(alone, loaded, ticks);
        report.latencies("full rate", load);
        load.forget();
        real();
        report.latencies("%,.0f ticks/s, the real rate".formatted(plan.realRate()), load);
        report.told(load);
        report.scores(scores.latencies());
    }

    /** Code is compiled, windows fill; how many ticks of each entity a stretch takes follows from it. */
    private int warmUp() throws IOException, InterruptedException {
        double rate = rate(WARM_UP_TICKS);
        for (int stretch = 0; stretch < WARM_UP_STRETCHES; stretch++) {
            rate = rateWhileLoaded(ticks(rate));
        }
        return ticks(rate);
    }

    private int ticks(double ticksPerSecond) {
        return (int) Math.max(1, Math.round(plan.stretchSeconds() * ticksPerSecond / plan.entities()));
    }

    /** Ticks a second, from the first sample to the last score. */
    private double rate(int ticks) throws InterruptedException {
        long begun = System.nanoTime();
        fleet.burst(ticks);
        long ended = scores.await(fleet.sent(), DRAIN_TIMEOUT);
        return (double) ticks * plan.entities() * 1e9 / (ended - begun);
    }

    private double rateWhileLoaded(int ticks) throws IOException, InterruptedException {
        load.start();
        double rate = rate(ticks);
        load.stop();
        return rate;
    }

    private void real() throws IOException, InterruptedException {
        fleet.paced(1);
        scores.latencies().reset();
        load.start();
        fleet.paced((int) (plan.realSeconds() / SwingingFleet.TICK.toSeconds()));
        load.stop();
        long unused = scores.await(fleet.sent(), DRAIN_TIMEOUT);
    }
}

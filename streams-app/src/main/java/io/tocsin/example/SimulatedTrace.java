package io.tocsin.example;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import io.tocsin.simulation.FailureInterval;
import io.tocsin.simulation.FleetTick;
import io.tocsin.simulation.PlannedSale;
import io.tocsin.simulation.ShopFleet;
import io.tocsin.simulation.ShopMetrics;
import io.tocsin.simulation.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One simulated shop, its life cut in runs. Sales are announced {@value #NOTICE_TICKS} ticks ahead; the time is off by up to {@value #OFF_TICKS} ticks
 * and the load by a fifth or so, as announcements are.
 *
 * <p>Confined to one thread.
 */
public final class SimulatedTrace {
    private static final int NOTICE_TICKS = 120;
    private static final int OFF_TICKS = 4;
    private static final double OFF_MULTIPLE = 0.2;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MS = 1000;

    private final int ticks;
    private final ShopFleet fleet;
    private final SplittableRandom random;
    private final float[][] rows;
    private final boolean[] failing;
    private final List<Announcement> announcements = new ArrayList<>();
    private Instant lastOpening = Instant.MIN;

    private SimulatedTrace(long seed, int ticks) {
        this.ticks = ticks;
        this.fleet = new ShopFleet(seed, 1, START, SimulationSettings.defaults().withPerfectDelivery());
        this.random = new SplittableRandom(seed);
        this.rows = new float[ticks][ShopMetrics.ALL.size()];
        this.failing = new boolean[ticks];
    }

    /** Runs of one shop; the same seed gives the same numbers. */
    public static ShopTrace of(long seed, int runs, int ticksPerRun) {
        SimulatedTrace trace = new SimulatedTrace(seed, runs * ticksPerRun);
        trace.live();
        List<ShopRun> parts = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            parts.add(trace.run(run, run * ticksPerRun, (run + 1) * ticksPerRun));
        }
        return new ShopTrace("simulated shop", true, parts);
    }

    private void live() {
        for (int t = 0; t < ticks; t++) {
            announce(t);
            FleetTick tick = fleet.advance();
            for (Sample sample : tick.samples()) {
                for (int k = 0; k < rows[t].length; k++) {
                    Double value = sample.getMetrics().get(ShopMetrics.ALL.get(k));
                    rows[t][k] = value == null ? Float.NaN : value.floatValue();
                }
            }
            for (Label label : tick.labels()) {
                mark(label.getStart(), label.getEnd());
            }
        }
        for (FailureInterval ongoing : fleet.ongoingFailures()) {
            mark(ongoing.start(), ongoing.end());
        }
    }

    private void announce(int tick) {
        for (PlannedSale sale : fleet.plannedSales()) {
            int opens = tickOf(sale.opens());
            if (sale.opens().isAfter(lastOpening) && opens <= tick + NOTICE_TICKS) {
                lastOpening = sale.opens();
                int off = random.nextInt(-OFF_TICKS, OFF_TICKS + 1);
                double guess = sale.multiple() * Math.exp(OFF_MULTIPLE * random.nextGaussian());
                announcements.add(new Announcement(tick, opens + off, guess));
            }
        }
    }

    private static int tickOf(Instant time) {
        return (int) (Duration.between(START, time).toMillis() / ShopFleet.TICK.toMillis());
    }

    private void mark(Instant start, Instant end) {
        Arrays.fill(failing, tickOf(start), Math.min(ticks, tickOf(end)), true);
    }

    private ShopRun run(int index, int from, int to) {
        float[][] part = Arrays.copyOfRange(rows, from, to);
        List<Announcement> known = announcements.stream()
                .filter(one -> one.knownFrom() < to && one.start() >= from)
                .map(one -> new Announcement(Math.max(0, one.knownFrom() - from), one.start() - from, one.multiple()))
                .toList();
        return new ShopRun(
                "run " + (index + 1),
                ShopMetrics.ALL,
                part,
                column(part, ShopMetrics.REQUEST_RATE, 1),
                column(part, ShopMetrics.DURATION_P95, MS),
                Arrays.copyOfRange(failing, from, to),
                known);
    }

    private static double[] column(float[][] rows, String metric, double factor) {
        int index = ShopMetrics.ALL.indexOf(metric);
        return Arrays.stream(rows).mapToDouble(row -> row[index] * factor).toArray();
    }
}

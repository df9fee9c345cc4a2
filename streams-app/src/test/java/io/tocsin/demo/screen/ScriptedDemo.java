package io.tocsin.demo.screen;

import io.tocsin.demo.screen.view.ActiveModel;
import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.EntityState;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.Hints;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.Learning;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Progress;
import io.tocsin.demo.screen.view.RunClock;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.demo.screen.view.Throughput;
import io.tocsin.demo.screen.view.Training;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demo that follows a script: the same moment gives the same view. Six ticks a second; an anomaly on shop-5 in seconds 45 to 52, a failure of
 * shop-3 announced in second 62 and come true in second 74, a new model trained from second 50 on and swapped in in second 66.
 */
final class ScriptedDemo {
    static final Summary SUMMARY = new Summary(
            Duration.ofMinutes(5),
            Duration.ofHours(4).plusMinutes(32),
            14_640,
            14_640,
            List.of(new IncidentCount(AlertKind.ANOMALY, 4, 4), new IncidentCount(AlertKind.FAILURE, 7, 6)),
            new FailureTally(6, 6, Duration.ofSeconds(100), 1),
            2,
            0,
            1.2,
            4.8,
            "/home/you/.tocsin/demo",
            List.of(
                    "./tocsin demo --keep      the same data, the trained model at once",
                    "./tocsin demo --for 30m    longer"));

    private static final Instant START = Instant.parse("2026-03-02T14:20:00Z");
    private static final int TICKS_PER_SECOND = 6;
    private static final int PREDICTING_FROM = 30;
    private static final int HISTORY = 120;
    private static final Duration HORIZON = Duration.ofMinutes(3);
    private static final Explanation QUEUE = new Explanation("http.server.queue.depth", 214, 12);
    private static final Explanation POOL = new Explanation("db.client.connection.pending_requests", 31, 0.4);
    private static final Explanation CPU = new Explanation("system.cpu.utilization", 0.93, 0.41);

    private ScriptedDemo() {}

    static DemoView at(double second) {
        int tick = (int) (second * TICKS_PER_SECOND);
        boolean predicting = second >= PREDICTING_FROM;
        return new DemoView(
                phase(second),
                new RunClock(
                        Duration.ofMillis((long) (second * 1000)),
                        Duration.ofSeconds(Math.max(0, 300 - (long) second)),
                        second < 3 ? null : START.plusSeconds(tick * 10L),
                        60,
                        ZoneOffset.UTC),
                new Throughput(
                        second < 3 ? 0 : tick * 8L,
                        second < 3 ? 0 : 48 + tick % 3,
                        predicting ? 1.2 : Double.NaN,
                        predicting ? 4.8 : Double.NaN,
                        0,
                        0),
                model(second),
                progress(second),
                training(second),
                fleet(second, tick),
                feed(second),
                new Hints("http://127.0.0.1:7070/", "~/.tocsin/demo", "burn a core: yes > /dev/null"));
    }

    private static Phase phase(double second) {
        return second < 3
                ? Phase.STARTING
                : second < 12 ? Phase.SIMULATING : second < PREDICTING_FROM ? Phase.TRAINING : Phase.PREDICTING;
    }

    private static @Nullable Progress progress(double second) {
        if (second < 3) {
            return new Progress("starting a broker and a schema registry", (long) second, 3, "steps");
        }
        return second < 12 ? new Progress("history of 7 shops", (long) ((second - 3) * 1_680), 15_120, "ticks") : null;
    }

    private static @Nullable Training training(double second) {
        double from = second < 40 ? 12 : 50;
        double to = second < 40 ? PREDICTING_FROM : 66;
        if (second < from || second >= to) {
            return null;
        }
        double fraction = (second - from) / (to - from);
        int epoch = (int) (fraction * 20);
        List<Double> losses = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        for (int i = 0; i < epoch; i++) {
            losses.add(0.02 + 0.2 * Math.exp(-i / 4.0));
            validation.add(0.025 + 0.2 * Math.exp(-i / 4.0) + 0.005 * noise(9, i));
        }
        return new Training(
                second < 40 ? "v1" : "v2", epoch, 20, fraction, losses, validation, Duration.ofSeconds((long)
                        (to - second)));
    }

    private static @Nullable ActiveModel model(double second) {
        if (second < PREDICTING_FROM) {
            return null;
        }
        boolean second2 = second >= 66;
        double since = second2 ? 66 : PREDICTING_FROM;
        return new ActiveModel(
                "shop-lstm",
                second2 ? "v2" : "v1",
                time(since),
                Duration.ofMillis((long) ((second - since) * 1000)),
                second2 ? "v1" : null);
    }

    private static List<EntityRow> fleet(double second, int tick) {
        List<EntityRow> rows = new ArrayList<>();
        for (int shop = 1; shop <= 7; shop++) {
            rows.add(row("shop-" + shop, shop, second, tick));
        }
        EntityRow machine = row("buildbox", 8, second, tick);
        int learned = Math.max(0, (int) ((second - 5) * 3));
        boolean learning = learned < 180;
        rows.add(new EntityRow(
                machine.entity(),
                Source.LIVE,
                learning ? EntityState.LEARNING : machine.state(),
                learning ? Double.NaN : machine.score(),
                learning
                        ? List.of()
                        : machine.scores()
                                .subList(
                                        Math.max(0, machine.scores().size() - (learned - 180)),
                                        machine.scores().size()),
                null,
                null,
                learning ? null : machine.version(),
                learning ? new Learning(learned, 180) : null));
        return rows;
    }

    private static EntityRow row(String entity, int number, double second, int tick) {
        if (second < PREDICTING_FROM) {
            return new EntityRow(
                    entity, Source.SIMULATED, EntityState.NO_MODEL, Double.NaN, List.of(), null, null, null, null);
        }
        List<Double> scores = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (int t = Math.max(PREDICTING_FROM * TICKS_PER_SECOND, tick - HISTORY + 1); t <= tick; t++) {
            boolean warmingUp = t < PREDICTING_FROM * TICKS_PER_SECOND + 6;
            scores.add(warmingUp ? Double.NaN : score(number, t));
            probabilities.add(warmingUp ? Double.NaN : probability(number, t));
        }
        double score = scores.get(scores.size() - 1);
        double probability = probabilities.get(probabilities.size() - 1);
        boolean failing = number == 3 && second >= 62 && second < 82;
        boolean anomalous =
                (number == 5 && second >= 45 && second < 52) || (number == 3 && second >= 64 && second < 84);
        EntityState state = Double.isNaN(score)
                ? EntityState.WARMING_UP
                : failing ? EntityState.FAILURE_AHEAD : anomalous ? EntityState.ANOMALY : EntityState.OK;
        Explanation explanation = failing || (number == 3 && anomalous) ? QUEUE : anomalous ? CPU : null;
        return new EntityRow(
                entity,
                Source.SIMULATED,
                state,
                score,
                scores,
                Double.isNaN(probability) ? null : new FailureOutlook(probability, 0.6, HORIZON, probabilities),
                explanation,
                second >= 66 ? "v2" : "v1",
                null);
    }

    private static double score(int number, int tick) {
        double second = tick / (double) TICKS_PER_SECOND;
        double base = 0.12
                + 0.45 * noise(number, tick) * noise(number, tick / 5)
                + (noise(number + 40, tick) > 0.97 ? 0.3 : 0);
        if (number == 3) {
            return base + 1.5 * bump(second, 60, 70, 78, 84);
        }
        return number == 5 ? base + 1.1 * bump(second, 44, 46, 50, 53) : base;
    }

    private static double probability(int number, int tick) {
        double second = tick / (double) TICKS_PER_SECOND;
        double base = 0.01 + 0.04 * noise(number + 20, tick);
        return number == 3 ? Math.min(0.97, base + 0.9 * bump(second, 55, 68, 76, 82)) : base;
    }

    /** Rises from a to b, stays at 1 to c, falls to d. */
    private static double bump(double x, double a, double b, double c, double d) {
        return x < a || x > d ? 0 : x < b ? (x - a) / (b - a) : x <= c ? 1 : (d - x) / (d - c);
    }

    private static List<FeedEntry> feed(double second) {
        List<FeedEntry> all = new ArrayList<>();
        Outcome came = second >= 74 ? new Outcome(Duration.ofMinutes(2)) : null;
        all.add(new ModelSwap(1, time(30), "shop-lstm", null, "v1", 0));
        all.add(alert(2, 45, "shop-5", AlertKind.ANOMALY, AlertState.OPEN, 1.08, List.of(CPU), null, null));
        all.add(alert(3, 47, "shop-5", AlertKind.ANOMALY, AlertState.UPDATED, 1.31, List.of(CPU, QUEUE), null, null));
        all.add(alert(
                4,
                52,
                "shop-5",
                AlertKind.ANOMALY,
                AlertState.RESOLVED,
                0.4,
                List.of(CPU),
                Duration.ofMinutes(7),
                null));
        all.add(alert(5, 62, "shop-3", AlertKind.FAILURE, AlertState.OPEN, 0.64, List.of(QUEUE, POOL), null, came));
        all.add(alert(6, 64, "shop-3", AlertKind.ANOMALY, AlertState.OPEN, 1.12, List.of(QUEUE, POOL), null, null));
        all.add(new ModelSwap(7, time(66), "shop-lstm", "v1", "v2", 0));
        all.add(alert(8, 67, "shop-3", AlertKind.FAILURE, AlertState.UPDATED, 0.87, List.of(QUEUE, POOL), null, came));
        all.add(new FailureTruth(9, time(74), "shop-3", "flash sale took the shop down", Duration.ofMinutes(2)));
        all.add(alert(
                10,
                82,
                "shop-3",
                AlertKind.FAILURE,
                AlertState.RESOLVED,
                0.2,
                List.of(QUEUE, POOL),
                Duration.ofSeconds(200),
                came));
        all.add(alert(
                11,
                84,
                "shop-3",
                AlertKind.ANOMALY,
                AlertState.RESOLVED,
                0.6,
                List.of(),
                Duration.ofMinutes(20),
                null));
        return all.stream()
                .filter(entry -> !entry.at().isAfter(time(second)))
                .sorted(Comparator.comparing(FeedEntry::sequence).reversed())
                .toList();
    }

    private static AlertChange alert(
            long sequence,
            double second,
            String entity,
            AlertKind kind,
            AlertState state,
            double level,
            List<Explanation> explanations,
            @Nullable Duration lasted,
            @Nullable Outcome outcome) {
        return new AlertChange(
                sequence,
                time(second),
                entity,
                kind,
                state,
                level,
                kind == AlertKind.FAILURE ? HORIZON : null,
                explanations,
                lasted,
                outcome);
    }

    private static Instant time(double second) {
        long tick = (long) (second * TICKS_PER_SECOND);
        return START.plusSeconds(tick * 10);
    }

    /** Between 0 and 1, the same for the same arguments. */
    private static double noise(int series, int index) {
        long mixed = (series * 0x9E3779B97F4A7C15L) ^ (index * 0xC2B2AE3D27D4EB4FL);
        mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
        return ((mixed ^ (mixed >>> 29)) >>> 11) / (double) (1L << 53);
    }
}

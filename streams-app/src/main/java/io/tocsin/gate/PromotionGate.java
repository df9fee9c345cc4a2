package io.tocsin.gate;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a challenger pass that is no worse than the champion on the newest stretch.
 *
 * <pre>
 *   scores that are no numbers      none
 *   forecast error                  at most 1.05 times the champion's
 *   typical error                   at most 4, whatever the champion's: it is what calibration said it would be
 *   anomalies an entity and week    at most 1.5 times the champion's, and one more
 *   Brier score of failures         at most 0.01 above the champion's, where failures are known in the stretch
 * </pre>
 *
 * Not a test of significance: a stretch holds few failures, and a rule that only a year of them could satisfy would keep every model out. What passes and
 * is worse all the same is taken back by {@link io.tocsin.guard}.
 *
 * <p>Thread-safe.
 */
public final class PromotionGate {
    /** A day of ten seconds a tick. */
    private static final long STRETCH_TICKS = 8_640;

    private static final double MAX_FORECAST_RATIO = 1.05;
    private static final double MAX_TYPICAL_ERROR = 4;
    private static final double MAX_ALARM_RATIO = 1.5;
    private static final double MAX_MORE_ALARMS = 1;
    private static final double MAX_MORE_BRIER = 0.01;

    private final TocsinConfig config;

    public PromotionGate(TocsinConfig config) {
        this.config = config;
    }

    /** The newest day, or a third of what there is where that is less: the rest may have been trained on. */
    public static TrainingData newest(TrainingData data) {
        long first = data.series().stream().mapToLong(one -> one.tick(0)).min().orElseThrow();
        return new TrainingData(
                data.tickDurationMs(),
                since(data, end(data) - Math.min(STRETCH_TICKS, (end(data) - first) / 3)),
                data.failures());
    }

    /** The newest day of the ticks from {@code firstTick} on, where it is known that nobody learned from these; empty when there are none. */
    public static Optional<TrainingData> newest(TrainingData data, long firstTick) {
        List<TickSeries> stretch = since(data, Math.max(firstTick, end(data) - STRETCH_TICKS));
        return stretch.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainingData(data.tickDurationMs(), stretch, data.failures()));
    }

    private static long end(TrainingData data) {
        return data.series().stream()
                .mapToLong(one -> one.tick(one.size() - 1) + 1)
                .max()
                .orElseThrow();
    }

    private static List<TickSeries> since(TrainingData data, long from) {
        return data.series().stream()
                .map(one -> one.between(from, Long.MAX_VALUE))
                .filter(one -> one.size() > 0)
                .toList();
    }

    /** Replays {@code stretch} with both, and compares. */
    public GateVerdict judge(Model champion, Model challenger, TrainingData stretch) {
        Set<String> shared = new HashSet<>(champion.features().metrics());
        shared.retainAll(challenger.features().metrics());
        StretchFigures now = new StretchReplay(champion, config, stretch, shared).run();
        StretchFigures next = new StretchReplay(challenger, config, stretch, shared).run();
        return compare(now, next);
    }

    static GateVerdict compare(StretchFigures champion, StretchFigures challenger) {
        List<GateRule> rules = new ArrayList<>();
        rules.add(GateRule.atMost(
                "scores that are no numbers", 0, (double) champion.nonFinite(), (double) challenger.nonFinite()));
        if (!Double.isNaN(champion.forecastError()) && !Double.isNaN(challenger.forecastError())) {
            rules.add(GateRule.atMost(
                    "forecast error, naive = 1",
                    MAX_FORECAST_RATIO * champion.forecastError(),
                    champion.forecastError(),
                    challenger.forecastError()));
        }
        rules.add(GateRule.atMost(
                "typical error, calibration = 1",
                MAX_TYPICAL_ERROR,
                champion.typicalError(),
                challenger.typicalError()));
        rules.add(GateRule.atMost(
                "anomalies an entity and week",
                MAX_ALARM_RATIO * champion.alarmsPerWeek() + MAX_MORE_ALARMS,
                champion.alarmsPerWeek(),
                challenger.alarmsPerWeek()));
        if (!Double.isNaN(champion.brier())) {
            rules.add(GateRule.atMost(
                    "Brier score of failures",
                    champion.brier() + MAX_MORE_BRIER,
                    champion.brier(),
                    challenger.brier()));
        }
        return new GateVerdict(challenger.ticks(), rules);
    }
}

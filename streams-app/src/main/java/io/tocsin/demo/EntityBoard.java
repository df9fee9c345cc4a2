package io.tocsin.demo;

import io.tocsin.alert.UrgentFailure;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.EntityState;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.Learning;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one entity, as its row on the screen.
 *
 * <p>Confined to one thread, or guarded by its owner.
 */
final class EntityBoard {
    private static final int HISTORY = 120;

    private final String entity;
    private final Source source;
    private final Deque<Double> scores = new ArrayDeque<>();
    private final Deque<List<FailureRisk>> failures = new ArrayDeque<>();
    private final Set<AlertKind> open = EnumSet.noneOf(AlertKind.class);
    private @Nullable Score newest;
    private int ticks;

    EntityBoard(String entity, Source source) {
        this.entity = entity;
        this.source = source;
    }

    void score(Score score) {
        newest = score;
        ticks++;
        boolean scored = score.getState() == ScoreState.SCORED;
        push(scores, scored ? (double) score.getScore() : Double.NaN);
        push(failures, score.getFailures());
    }

    private static <T> void push(Deque<T> history, T value) {
        history.addLast(value);
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
    }

    /** How many ticks of it were scored, with or without a model. */
    int ticks() {
        return ticks;
    }

    /** Adds ticks that an earlier run saw. */
    void countEarlier(int earlier) {
        ticks += earlier;
    }

    @Nullable Score newest() {
        return newest;
    }

    void opened(AlertKind kind) {
        open.add(kind);
    }

    void resolved(AlertKind kind) {
        open.remove(kind);
    }

    /** The row; {@code needed} is how many ticks a first model takes. */
    EntityRow row(int needed) {
        Score score = newest;
        EntityState state = state(needed);
        return new EntityRow(
                entity,
                source,
                state,
                scores.isEmpty() ? Double.NaN : scores.getLast(),
                new ArrayList<>(scores),
                score == null ? null : outlook(score),
                score == null ? null : explanation(score),
                score == null ? null : score.getVersion(),
                state == EntityState.LEARNING ? new Learning(Math.min(ticks, needed), needed) : null);
    }

    private EntityState state(int needed) {
        if (open.contains(AlertKind.FAILURE)) {
            return EntityState.FAILURE_AHEAD;
        }
        if (open.contains(AlertKind.ANOMALY)) {
            return EntityState.ANOMALY;
        }
        if (open.contains(AlertKind.LIMIT)) {
            return EntityState.BEYOND_LIMIT;
        }
        Score score = newest;
        if (score == null || score.getState() == ScoreState.NO_MODEL) {
            return ticks < needed ? EntityState.LEARNING : EntityState.NO_MODEL;
        }
        return score.getState() == ScoreState.SCORED ? EntityState.OK : EntityState.WARMING_UP;
    }

    private @Nullable FailureOutlook outlook(Score score) {
        return UrgentFailure.of(score)
                .map(risk -> new FailureOutlook(
                        risk.getProbability(),
                        risk.getBoundary(),
                        Duration.ofSeconds(risk.getHorizonSeconds()),
                        probabilities(risk.getHorizonSeconds())))
                .orElse(null);
    }

    /** Of one horizon, tick by tick, whichever was urgent then. */
    private List<Double> probabilities(int horizonSeconds) {
        return failures.stream()
                .map(risks -> risks.stream()
                        .filter(risk -> risk.getHorizonSeconds() == horizonSeconds)
                        .findFirst()
                        .map(risk -> (double) risk.getProbability())
                        .orElse(Double.NaN))
                .toList();
    }

    private @Nullable Explanation explanation(Score score) {
        if (open.equals(EnumSet.of(AlertKind.LIMIT)) && !score.getLimits().isEmpty()) {
            CrossedLimit crossed = score.getLimits().get(0);
            return new Explanation(crossed.getMetric(), crossed.getActual(), crossed.getLimit(), true);
        }
        boolean failing =
                open.contains(AlertKind.FAILURE) && !score.getDrivers().isEmpty();
        List<Contributor> contributors = failing ? score.getDrivers() : score.getContributors();
        return contributors.isEmpty() ? null : explanation(contributors.get(0));
    }

    private static Explanation explanation(Contributor contributor) {
        return new Explanation(contributor.getMetric(), contributor.getActual(), contributor.getExpected());
    }
}

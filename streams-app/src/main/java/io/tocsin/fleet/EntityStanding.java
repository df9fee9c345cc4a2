package io.tocsin.fleet;

import io.tocsin.alert.UrgentFailure;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one entity: its newest score, some before it, its open incidents. Confined to one thread. */
final class EntityStanding {
    /** As many as the widest screen shows. */
    static final int HISTORY = 40;

    /** A score that came less than so long ago tells the entity's own time. */
    private static final long FRESH_MS = 60_000;

    private static final long LEAST_PATIENCE_MS = 60_000;

    final String entity;
    private final float[] history = new float[HISTORY];
    private int scores;
    private Map<AlertKind, Alert> open = Map.of();
    private Map<String, String> labels = Map.of();
    private ScoreState state = ScoreState.NO_MODEL;
    double score = Double.NaN;
    double boundary = 1;
    double probability = Double.NaN;
    double failureBoundary = 1;
    private int horizonSeconds;
    private @Nullable Explanation explanation;

    @Nullable String model;

    @Nullable String version;

    private @Nullable Score newest;
    long timeMs = Long.MIN_VALUE;
    private long seenMs;

    EntityStanding(String entity) {
        this.entity = entity;
        Arrays.fill(history, Float.NaN);
    }

    boolean hasScore() {
        return scores > 0;
    }

    /** Whether there is anything to say of it. */
    boolean isKnown() {
        return hasScore() || !open.isEmpty();
    }

    @Nullable Score newest() {
        return newest;
    }

    /** The newest score divided by its boundary; NaN where none was given. */
    double level() {
        return score / boundary;
    }

    ScoreState state() {
        return state;
    }

    Map<String, String> labels() {
        return labels;
    }

    Map<AlertKind, Alert> open() {
        return open;
    }

    /** A score that was written at {@code recordMs}. One of an older tick is passed over: it came twice. */
    void take(Score newest, long recordMs) {
        seenMs = Math.max(seenMs, recordMs);
        if (newest.getTime().toEpochMilli() <= timeMs) {
            return;
        }
        this.newest = newest;
        timeMs = newest.getTime().toEpochMilli();
        state = newest.getState();
        boolean scored = state == ScoreState.SCORED;
        score = scored ? newest.getScore() : Double.NaN;
        boundary = newest.getBoundary();
        history[scores++ % HISTORY] = (float) (score / boundary);
        labels = newest.getLabels();
        model = newest.getModel();
        version = newest.getVersion();
        UrgentFailure.of(newest)
                .ifPresentOrElse(
                        risk -> {
                            probability = risk.getProbability();
                            failureBoundary = risk.getBoundary();
                            horizonSeconds = risk.getHorizonSeconds();
                        },
                        () -> probability = Double.NaN);
        explanation = explanation(newest);
    }

    /** The newest state of an incident. */
    void take(Alert alert) {
        Map<AlertKind, Alert> now = new EnumMap<>(AlertKind.class);
        now.putAll(open);
        if (alert.getState() == AlertState.RESOLVED) {
            now.remove(alert.getKind());
        } else {
            now.put(alert.getKind(), alert);
        }
        open = now;
        if (labels.isEmpty()) {
            labels = alert.getLabels();
        }
    }

    void forget(AlertKind kind) {
        Map<AlertKind, Alert> now = new EnumMap<>(AlertKind.class);
        now.putAll(open);
        now.remove(kind);
        open = now;
    }

    private static @Nullable Explanation explanation(Score score) {
        if (!score.getDrivers().isEmpty()) {
            return explanation(score.getDrivers().get(0), false);
        }
        if (!score.getContributors().isEmpty()) {
            return explanation(score.getContributors().get(0), false);
        }
        if (!score.getLimits().isEmpty()) {
            CrossedLimit crossed = score.getLimits().get(0);
            return new Explanation(crossed.getMetric(), crossed.getActual(), crossed.getLimit(), true);
        }
        return null;
    }

    private static Explanation explanation(Contributor one, boolean isLimit) {
        return new Explanation(one.getMetric(), one.getActual(), one.getExpected(), isLimit);
    }

    Standing standing(Instant now, Duration tick) {
        if (!open.isEmpty()) {
            return Standing.of(gravest().getKind());
        }
        return unheardMs(now) > patienceMs(tick) ? Standing.UNHEARD : Standing.of(state);
    }

    private long unheardMs(Instant now) {
        return Math.max(0, now.toEpochMilli() - seenMs);
    }

    /** As long as a tick may take with all that stands before it. */
    private static long patienceMs(Duration tick) {
        return Math.max(3 * tick.toMillis(), LEAST_PATIENCE_MS);
    }

    private Alert gravest() {
        return open.values().stream()
                .min(Comparator.comparing(alert -> Standing.of(alert.getKind())))
                .orElseThrow();
    }

    /** When the newest of its open incidents began; the beginning of time without one. */
    long newestIncidentMs() {
        return open.values().stream()
                .mapToLong(alert -> alert.getStartedAt().toEpochMilli())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    EntityLine line(Instant now, Duration tick) {
        Alert incident = open.isEmpty() ? null : gravest();
        Standing standing = standing(now, tick);
        Duration unheard = standing == Standing.UNHEARD ? Duration.ofMillis(unheardMs(now)) : null;
        return new EntityLine(
                entity,
                standing,
                incident == null ? unheard : lasts(incident, now, tick),
                incident != null && incident.getAcknowledgedBy() != null,
                score,
                boundary,
                history(),
                Double.isNaN(probability)
                        ? null
                        : new EntityLine.Outlook(probability, failureBoundary, Duration.ofSeconds(horizonSeconds)),
                because(incident),
                model,
                version,
                labels);
    }

    /** In its own time as long as it has one: a recording that is played back has another now than the clock. */
    private Duration lasts(Alert incident, Instant now, Duration tick) {
        boolean fresh = seenMs > now.toEpochMilli() - FRESH_MS;
        Instant end = fresh ? Instant.ofEpochMilli(timeMs).plus(tick) : now;
        Duration lasts = Duration.between(incident.getStartedAt(), end);
        return lasts.isNegative() ? Duration.ZERO : lasts;
    }

    private @Nullable Explanation because(@Nullable Alert incident) {
        if (incident == null || incident.getContributors().isEmpty()) {
            return explanation;
        }
        boolean isLimit = incident.getKind() == AlertKind.LIMIT;
        Explanation ofIncident = explanation(incident.getContributors().get(0), isLimit);
        return explanation == null || isLimit ? ofIncident : explanation;
    }

    private List<Double> history() {
        int known = Math.min(scores, HISTORY);
        float[] oldestFirst = new float[known];
        for (int i = 0; i < known; i++) {
            oldestFirst[i] = history[(scores - known + i) % HISTORY];
        }
        return new Recent(oldestFirst);
    }
}

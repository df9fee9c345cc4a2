package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Scores in, changes in the life of incidents out, keyed {@code entity|kind}; knows no Kafka. A tick that no model judged is no evidence of an
 * anomaly or a failure: it neither opens nor resolves. Such a tick is judged by the static limits instead; what they opened, they also resolve, even
 * when a model has taken over. A tick that the calendar silences is no evidence of anything: what is open stays open and goes on afterwards.
 *
 * <p>Thread-safe: all that changes is in the book of incidents that the caller brings.
 */
final class IncidentJudge {
    private static final float LIMIT_BOUNDARY = 1f;
    /** Who judged, where no model did. */
    private static final String LIMITS = "limits";

    private static final String STATIC = "static";

    private final AlertPolicy policy;
    private final long tickDurationMs;

    IncidentJudge(AlertPolicy policy, long tickDurationMs) {
        this.policy = policy;
        this.tickDurationMs = tickDurationMs;
    }

    /** What one tick says of one kind of alert. */
    private record Evidence(AlertKind kind, float level, float boundary, List<Contributor> contributors) {}

    /** Where the incidents are kept between two ticks. */
    interface Book {
        @Nullable Incident get(String key);

        /** Keeps the incident, or none for null. */
        void put(String key, @Nullable Incident incident);
    }

    /** Takes one score of {@code entity}; changes go to {@code changes} with their key. */
    void judge(String entity, Score score, Book book, BiConsumer<String, Alert> changes) {
        if (score.getSilencedBy() != null) {
            return;
        }
        judgeLimits(entity, score, book, changes);
        if (score.getState() != ScoreState.SCORED) {
            return;
        }
        Evidence anomaly =
                new Evidence(AlertKind.ANOMALY, score.getScore(), score.getBoundary(), score.getContributors());
        judge(entity, score, anomaly, book, changes);
        UrgentFailure.of(score).ifPresent(risk -> {
            Evidence failure =
                    new Evidence(AlertKind.FAILURE, risk.getProbability(), risk.getBoundary(), score.getDrivers());
            judge(entity, score, failure, book, changes);
        });
    }

    private void judgeLimits(String entity, Score score, Book book, BiConsumer<String, Alert> changes) {
        if (score.getState() == ScoreState.SCORED && !goesOn(entity + "|" + AlertKind.LIMIT, book)) {
            return;
        }
        List<CrossedLimit> crossed = score.getLimits();
        Evidence evidence = new Evidence(
                AlertKind.LIMIT, LimitLevels.worst(crossed), LIMIT_BOUNDARY, LimitLevels.contributors(crossed));
        judge(entity, score, evidence, book, changes);
    }

    /** Whether an incident is open that a model found when it took over; one that had not opened yet is dropped. */
    private static boolean goesOn(String key, Book book) {
        Incident stored = book.get(key);
        if (stored != null && !stored.isOpen()) {
            book.put(key, null);
        }
        return stored != null && stored.isOpen();
    }

    private void judge(String entity, Score score, Evidence evidence, Book book, BiConsumer<String, Alert> changes) {
        String key = entity + "|" + evidence.kind;
        Incident stored = book.get(key);
        if (stored == null && evidence.level < evidence.boundary) {
            return;
        }
        Incident incident = stored == null ? new Incident(evidence.kind) : stored;
        long tick = Math.floorDiv(score.getTime().toEpochMilli(), tickDurationMs);
        policy.judge(incident, tick, evidence.level, evidence.boundary, evidence.contributors)
                .ifPresent(change -> {
                    changes.accept(key, alert(score, incident, change, evidence));
                    if (change == AlertState.RESOLVED) {
                        incident.close();
                    }
                });
        // A blank incident says no more than none: deleting it keeps the book to what is going on.
        book.put(key, incident.isBlank() ? null : incident);
    }

    private Alert alert(Score score, Incident incident, AlertState change, Evidence evidence) {
        Instant startedAt = Instant.ofEpochMilli(incident.startedTick * tickDurationMs);
        return new Alert(
                score.getEntity() + "|" + incident.kind + "|" + startedAt,
                score.getEntity(),
                incident.kind,
                change,
                startedAt,
                score.getTime(),
                change == AlertState.RESOLVED ? score.getTime() : null,
                evidence.level,
                incident.peak,
                evidence.boundary,
                incident.kind == AlertKind.FAILURE ? score.getUrgentHorizonSeconds() : null,
                incident.kind == AlertKind.LIMIT ? LIMITS : String.valueOf(score.getModel()),
                incident.kind == AlertKind.LIMIT ? STATIC : String.valueOf(score.getVersion()),
                incident.explanation.contributors(),
                score.getLabels(),
                null,
                change == AlertState.RESOLVED ? Ending.RECOVERED : null);
    }
}

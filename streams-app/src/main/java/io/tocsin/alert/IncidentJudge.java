package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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

    /** Takes one score of {@code entity}; changes go to {@code changes} with their key. */
    void judge(String entity, Score score, AlertBook book, BiConsumer<String, Alert> changes) {
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

    private void judgeLimits(String entity, Score score, AlertBook book, BiConsumer<String, Alert> changes) {
        if (score.getState() == ScoreState.SCORED && !goesOn(entity + "|" + AlertKind.LIMIT, book)) {
            return;
        }
        List<CrossedLimit> crossed = score.getLimits();
        Evidence evidence = new Evidence(
                AlertKind.LIMIT, LimitLevels.worst(crossed), LIMIT_BOUNDARY, LimitLevels.contributors(crossed));
        judge(entity, score, evidence, book, changes);
    }

    /** Whether an incident is open that a model found when it took over; one that had not opened yet is dropped. */
    private static boolean goesOn(String key, AlertBook book) {
        Incident stored = book.incident(key);
        if (stored != null && !stored.isOpen()) {
            book.put(key, null);
        }
        return stored != null && stored.isOpen();
    }

    private void judge(
            String entity, Score score, Evidence evidence, AlertBook book, BiConsumer<String, Alert> changes) {
        String key = AlertId.key(entity, evidence.kind);
        float boundary = book.thresholds(entity).boundary(evidence.kind, evidence.boundary);
        Incident stored = book.incident(key);
        if (stored == null && evidence.level < boundary) {
            return;
        }
        Incident incident = stored == null ? new Incident(evidence.kind) : stored;
        long tick = Math.floorDiv(score.getTime().toEpochMilli(), tickDurationMs);
        Optional<AlertState> change = policy.judge(incident, tick, evidence.level, boundary, evidence.contributors);
        if (incident.isOpen() && tick == incident.lastTick) {
            incident.lastWord = lastWord(score, evidence, boundary, labels(score, incident));
        }
        change.ifPresent(state -> tell(entity, incident, state, alert -> changes.accept(key, alert)));
        // A blank incident says no more than none: deleting it keeps the book to what is going on.
        book.put(key, incident.isBlank() ? null : incident);
    }

    private void tell(String entity, Incident incident, AlertState state, Consumer<Alert> changes) {
        boolean isOver = state == AlertState.RESOLVED;
        changes.accept(incident.alert(entity, state, isOver ? Ending.RECOVERED : null, tickDurationMs));
        if (isOver) {
            incident.close();
        }
    }

    /** Those of its beginning: who is told of the incident may know it by them. */
    private static Map<String, String> labels(Score score, Incident incident) {
        return incident.lastWord == null ? score.getLabels() : incident.lastWord.labels();
    }

    private static LastWord lastWord(Score score, Evidence evidence, float boundary, Map<String, String> labels) {
        boolean byLimits = evidence.kind == AlertKind.LIMIT;
        return new LastWord(
                evidence.level,
                boundary,
                evidence.kind == AlertKind.FAILURE ? score.getUrgentHorizonSeconds() : null,
                byLimits ? LIMITS : String.valueOf(score.getModel()),
                byLimits ? STATIC : String.valueOf(score.getVersion()),
                labels);
    }
}

package io.tocsin.selfwatch;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one incident of an application that does not see: what is to be told next, as it follows from the verdict and from what was told last, by whichever
 * instance.
 *
 * <p>Thread-safe.
 */
final class BlindIncident {
    private static final String MODEL = "self";
    private static final String VERSION = "static";
    private static final Duration LONGEST_UPDATE = Duration.ofHours(1);

    private final String entity;
    private final Duration patience;

    BlindIncident(String applicationId, Duration patience) {
        this.entity = entity(applicationId);
        this.patience = patience;
    }

    static String entity(String applicationId) {
        return "tocsin/" + applicationId;
    }

    /** Of the alerts topic. */
    String key() {
        return entity + "|" + AlertKind.BLIND;
    }

    /**
     * The next record of its life; empty when there is nothing new to tell.
     *
     * @param told the newest record of it in the topic; absent when there is none
     */
    Optional<Alert> next(Verdict verdict, @Nullable Alert told, Instant now) {
        Alert open = told == null || told.getState() == AlertState.RESOLVED ? null : told;
        if (verdict instanceof Verdict.Blind blind) {
            return open == null ? opened(blind.blindness(), now) : updated(blind.blindness(), open, now);
        }
        return open != null && verdict instanceof Verdict.Sees ? Optional.of(resolved(open, now)) : Optional.empty();
    }

    private Optional<Alert> opened(Blindness blindness, Instant now) {
        // Who does not reach Kafka cannot tell there.
        if (blindness.reason() == BlindReason.NO_BROKER || blindness.since() == null) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(blindness.since().toEpochMilli());
        return Optional.of(alert(AlertState.OPEN, start, now, level(start, now), contributors(blindness, start, now)));
    }

    /** When it is so for another reason, or for twice as long, and every hour. */
    private Optional<Alert> updated(Blindness blindness, Alert told, Instant now) {
        Instant start = told.getStartedAt();
        Duration toldLength = Duration.between(start, told.getUpdatedAt());
        Duration since = Duration.between(told.getUpdatedAt(), now);
        boolean isLong = since.compareTo(toldLength) >= 0 || since.compareTo(LONGEST_UPDATE) >= 0;
        boolean isOther = told.getContributors().stream()
                .noneMatch(one -> one.getMetric()
                        .equals(BlindReason.METRIC_PREFIX + blindness.reason().id()));
        return blindness.reason() != BlindReason.NO_BROKER && (isLong || isOther)
                ? Optional.of(
                        alert(AlertState.UPDATED, start, now, level(start, now), contributors(blindness, start, now)))
                : Optional.empty();
    }

    private Alert resolved(Alert told, Instant now) {
        return alert(AlertState.RESOLVED, told.getStartedAt(), now, 0, told.getContributors());
    }

    private List<Contributor> contributors(Blindness blindness, Instant start, Instant now) {
        return List.of(new Contributor(
                BlindReason.METRIC_PREFIX + blindness.reason().id(),
                (float) Duration.between(start, now).toSeconds(),
                (float) patience.toMillis() / 1000,
                1f));
    }

    private float level(Instant start, Instant now) {
        return (float) Duration.between(start, now).toMillis() / patience.toMillis();
    }

    private Alert alert(AlertState state, Instant start, Instant now, float level, List<Contributor> contributors) {
        boolean isOver = state == AlertState.RESOLVED;
        return new Alert(
                key() + "|" + start,
                entity,
                AlertKind.BLIND,
                state,
                start,
                now,
                isOver ? now : null,
                level,
                level(start, now),
                1f,
                null,
                MODEL,
                VERSION,
                contributors,
                Map.of(),
                null,
                isOver ? Ending.RECOVERED : null);
    }
}

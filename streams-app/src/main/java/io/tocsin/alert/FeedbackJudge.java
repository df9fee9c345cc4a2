package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what people say of alerts; knows no Kafka. The same said twice has one effect.
 *
 * <p>It is only asked about feedback that is possible: its id is one of its own entity and kind, its times are past and in order.
 *
 * <p>Thread-safe: all that changes is in the book that the caller brings.
 */
final class FeedbackJudge {
    private final AlertSettings.Feedback settings;
    private final long tickDurationMs;

    FeedbackJudge(AlertSettings.Feedback settings, long tickDurationMs) {
        this.settings = settings;
        this.tickDurationMs = tickDurationMs;
    }

    /** Takes one feedback; what follows goes to {@code effects}. */
    void judge(Feedback feedback, AlertBook book, Consumer<FeedbackEffect> effects) {
        Optional<AlertId> id = Optional.ofNullable(feedback.getAlertId()).flatMap(AlertId::parse);
        if (feedback.getKind() == FeedbackKind.ACKNOWLEDGED) {
            id.ifPresent(its -> acknowledge(feedback, its, book, effects));
            return;
        }
        Thresholds before = book.thresholds(feedback.getEntity());
        if (before.hasHeard(feedback)) {
            return;
        }
        book.move(feedback.getEntity(), before.hear(feedback, settings));
        if (feedback.getKind() == FeedbackKind.MISSED) {
            effects.accept(missed(feedback));
        } else {
            id.ifPresent(its -> endFalseAlarm(feedback, its, book, effects));
        }
    }

    private void acknowledge(Feedback feedback, AlertId id, AlertBook book, Consumer<FeedbackEffect> effects) {
        Incident incident = open(id, book);
        if (incident == null || feedback.getBy().equals(incident.acknowledgedBy)) {
            return;
        }
        incident.acknowledgedBy = feedback.getBy();
        book.put(id.key(), incident);
        effects.accept(new FeedbackEffect.Changed(
                id.key(), incident.alert(id.entity(), AlertState.UPDATED, null, tickDurationMs)));
    }

    private void endFalseAlarm(Feedback feedback, AlertId id, AlertBook book, Consumer<FeedbackEffect> effects) {
        Incident incident = open(id, book);
        if (incident == null) {
            effects.accept(falseAlarm(feedback, statedStart(feedback, id), statedEnd(feedback, id)));
            return;
        }
        effects.accept(new FeedbackEffect.Changed(
                id.key(), incident.alert(id.entity(), AlertState.RESOLVED, Ending.FALSE_ALARM, tickDurationMs)));
        effects.accept(
                falseAlarm(feedback, id.start(), Instant.ofEpochMilli((incident.lastTick + 1) * tickDurationMs)));
        incident.dismiss();
        book.put(id.key(), incident);
    }

    /** The incident of this id; null when it is over, or kept elsewhere. */
    private @Nullable Incident open(AlertId id, AlertBook book) {
        Incident incident = book.incident(id.key());
        boolean isIt = incident != null
                && incident.isOpen()
                && incident.startedTick * tickDurationMs == id.start().toEpochMilli();
        return isIt ? incident : null;
    }

    private static Instant statedStart(Feedback feedback, AlertId id) {
        return Objects.requireNonNullElse(feedback.getStart(), id.start());
    }

    /** Without an end the first tick is what is known; it is enough to tell which incident is meant. */
    private Instant statedEnd(Feedback feedback, AlertId id) {
        Instant oneTick = statedStart(feedback, id).plusMillis(tickDurationMs);
        Instant end = Objects.requireNonNullElse(feedback.getEnd(), oneTick);
        return end.isBefore(oneTick) ? oneTick : end;
    }

    private static FeedbackEffect falseAlarm(Feedback feedback, Instant start, Instant end) {
        return labelled(feedback, LabelKind.FALSE_ALARM, start, end);
    }

    private static FeedbackEffect missed(Feedback feedback) {
        LabelKind kind = feedback.getAlertKind() == AlertKind.FAILURE ? LabelKind.FAILURE : LabelKind.ANOMALY;
        return labelled(
                feedback,
                kind,
                Objects.requireNonNull(feedback.getStart(), "start"),
                Objects.requireNonNull(feedback.getEnd(), "end"));
    }

    private static FeedbackEffect labelled(Feedback feedback, LabelKind kind, Instant start, Instant end) {
        return new FeedbackEffect.Labelled(
                new Label(feedback.getEntity(), kind, start, end, feedback.getNote(), feedback.getBy()));
    }
}

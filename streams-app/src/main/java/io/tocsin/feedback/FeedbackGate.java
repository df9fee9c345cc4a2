package io.tocsin.feedback;

import io.tocsin.alert.AlertId;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether feedback can be true: it is about one entity, and about what has been.
 *
 * <p>Thread-safe.
 *
 * @param aheadMax how far ahead a clock may be
 */
public record FeedbackGate(Duration aheadMax) {
    /** Of the note. */
    public static final int NOTE_CHARS_MAX = 2_000;

    static final int BY_CHARS_MAX = 255;
    private static final int ENTITY_CHARS_MAX = 255;

    /**
     * What is wrong with it; empty when nothing is.
     *
     * @param key of the record; none and an empty one say nothing
     */
    public Optional<String> problem(@Nullable String key, Feedback feedback, Instant now) {
        Instant latest = now.plus(aheadMax);
        return Stream.of(
                        words(key, feedback),
                        kind(feedback),
                        notLater("time", feedback.getTime(), latest),
                        feedback.getKind() == FeedbackKind.MISSED ? stretch(feedback) : alert(feedback, latest),
                        times(feedback, latest))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> words(@Nullable String key, Feedback feedback) {
        String entity = feedback.getEntity();
        if (!isText(entity, ENTITY_CHARS_MAX)) {
            return Optional.of("entity must be 1 to " + ENTITY_CHARS_MAX
                    + " characters without control characters: length=" + entity.length());
        }
        if (key != null && !key.isEmpty() && !key.equals(entity)) {
            return Optional.of("key must be the entity: key=" + key + " entity=" + entity);
        }
        if (!isText(feedback.getBy(), BY_CHARS_MAX)) {
            return Optional.of("by must be 1 to " + BY_CHARS_MAX + " characters without control characters: length="
                    + feedback.getBy().length());
        }
        return feedback.getNote().length() <= NOTE_CHARS_MAX
                ? Optional.empty()
                : Optional.of("note must be at most " + NOTE_CHARS_MAX + " characters: length="
                        + feedback.getNote().length());
    }

    /** No step keeps such an incident: it ends when Tocsin sees again, and by nothing else. */
    private static Optional<String> kind(Feedback feedback) {
        return feedback.getAlertKind() == AlertKind.BLIND
                ? Optional.of("alert of Tocsin itself takes no feedback, it ends when Tocsin sees again: entity="
                        + feedback.getEntity() + " kind=" + feedback.getAlertKind())
                : Optional.empty();
    }

    private static boolean isText(String text, int charsMax) {
        return !text.isBlank() && text.length() <= charsMax && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<String> alert(Feedback feedback, Instant latest) {
        String text = String.valueOf(feedback.getAlertId());
        Optional<AlertId> id = AlertId.parse(text);
        if (id.isEmpty()) {
            return Optional.of("alert id must be entity|kind|start: alertId=" + text);
        }
        AlertId its = id.get();
        if (!its.entity().equals(feedback.getEntity()) || its.kind() != feedback.getAlertKind()) {
            return Optional.of("alert must be of the entity and kind: alertId=" + text + " entity="
                    + feedback.getEntity() + " kind=" + feedback.getAlertKind());
        }
        return notLater("start", its.start(), latest);
    }

    private static Optional<String> stretch(Feedback feedback) {
        return feedback.getStart() == null || feedback.getEnd() == null
                ? Optional.of("what was missed must have start and end: entity=" + feedback.getEntity())
                : Optional.empty();
    }

    /** Those that it has. */
    private static Optional<String> times(Feedback feedback, Instant latest) {
        Instant start = feedback.getStart();
        Instant end = feedback.getEnd();
        if (start != null && end != null && !end.isAfter(start)) {
            return Optional.of("end must be after start: start=" + start + " end=" + end);
        }
        Instant later = Objects.requireNonNullElse(end, start == null ? Instant.EPOCH : start);
        return notLater("start", start == null ? Instant.EPOCH : start, latest)
                .or(() -> notLater("end", later, latest));
    }

    private static Optional<String> notLater(String name, Instant time, Instant latest) {
        boolean possible = !time.isAfter(latest) && !time.isBefore(Instant.EPOCH);
        return possible
                ? Optional.empty()
                : Optional.of(name + " must be past and after 1970: " + name + "=" + time + " latest=" + latest);
    }
}

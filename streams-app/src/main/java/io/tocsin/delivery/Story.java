package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that are told together, what of them was told, and when the next message is due.
 *
 * <p>Confined to one thread.
 */
final class Story {
    static final long NONE = Long.MAX_VALUE;

    /** One incident of the story. */
    static final class Part {
        Alert alert;
        final int partition;
        /** Of the oldest record of it that no receiver has; {@link #NONE} when there is none. */
        long pendingOffset = NONE;
        /** Whether it was told that it goes on. */
        boolean told;
        /** Whether there is a change that was not told. */
        boolean changed;
        /** Who was told to have taken it. */
        @Nullable String takenBy;

        /** Labels are those of the beginning: a receiver may know the incident by them. */
        private final Map<String, String> labels;

        Part(Alert alert, int partition) {
            this.alert = alert;
            this.partition = partition;
            this.labels = alert.getLabels();
        }

        void become(Alert next) {
            next.setLabels(labels);
            alert = next;
        }

        boolean isFiring() {
            return alert.getState() != AlertState.RESOLVED;
        }

        /** The receiver does not have the record at {@code offset}. */
        void expect(long offset, boolean isChange) {
            changed = isChange;
            pendingOffset = Math.min(pendingOffset, offset);
        }

        /** The receiver knows how it stands. */
        void settled() {
            told = true;
            takenBy = alert.getAcknowledgedBy();
        }
    }

    final String group;
    final Map<String, Part> parts = new LinkedHashMap<>();
    /** Whether the receiver knows of the story. */
    boolean told;
    /** When the end of it was told; {@link #NONE} before. */
    long endedMs = NONE;

    long dueMs;
    int failures;
    /** Fixed with the first message. */
    private @Nullable String id;

    Story(String group, long dueMs) {
        this.group = group;
        this.dueMs = dueMs;
    }

    /** Whether an incident that began at {@code onset} began together with this story. Once it is told, nothing can begin before it. */
    boolean includes(Instant onset, Duration window) {
        Instant start = onset();
        boolean early = onset.isBefore(start) && (told || id != null || onset.isBefore(start.minus(window)));
        return !early && !onset.isAfter(start.plus(window));
    }

    Instant onset() {
        return parts.values().stream()
                .map(part -> part.alert.getStartedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether each incident that goes on has somebody who takes care of it. */
    boolean isAcknowledged() {
        return !isOver() && firing().allMatch(part -> part.alert.getAcknowledgedBy() != null);
    }

    private boolean isAcknowledgementUntold() {
        return told
                && isAcknowledged()
                && firing().anyMatch(part -> !Objects.equals(part.alert.getAcknowledgedBy(), part.takenBy));
    }

    /** Whether nobody else is waited for: those who know of it are to hear at once that it is over, or that somebody takes care. */
    boolean isClear() {
        return told && (isOver() || isAcknowledged());
    }

    private Stream<Part> firing() {
        return parts.values().stream().filter(Part::isFiring);
    }

    boolean isOver() {
        return parts.values().stream().noneMatch(Part::isFiring);
    }

    /** Whether there is something to tell to a receiver that wants openings, takings and ends, or every change. */
    boolean isPending(boolean everyChange) {
        Collection<Part> all = parts.values();
        if (everyChange) {
            return all.stream().anyMatch(part -> part.changed);
        }
        // What was over before anybody heard of it wakes nobody.
        return isOver()
                ? told && all.stream().anyMatch(part -> part.changed)
                : firing().anyMatch(part -> !part.told) || isAcknowledgementUntold();
    }

    /** As it stands; with the first one the id of the story is fixed. */
    Notice notice() {
        if (id == null) {
            // Of the group and the onset, not of an incident: which of several comes first is chance, and another one
            // after a restart.
            id = parts.containsKey(group) ? group : group + "|" + onset();
        }
        return new Notice(
                id,
                parts.values().stream()
                        .map(part -> part.alert)
                        .sorted(Comparator.comparing(Alert::getStartedAt).thenComparing(Alert::getId))
                        .toList(),
                told);
    }

    /** All of it as it stands now is told, or given up. What began and was taken in one message is told to be taken in another. */
    void settled(long nowMs) {
        boolean isNew = !told;
        told = true;
        endedMs = isOver() ? Math.min(endedMs, nowMs) : NONE;
        failures = 0;
        parts.values().forEach(part -> {
            boolean isTaken = part.alert.getAcknowledgedBy() != null;
            part.settled();
            part.takenBy = isNew && isTaken ? null : part.takenBy;
            part.changed = false;
            part.pendingOffset = NONE;
        });
    }

    /** There is nothing to tell, so nobody waits for any of its records. */
    void forgetPending() {
        parts.values().forEach(part -> part.pendingOffset = NONE);
    }
}

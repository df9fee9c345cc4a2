package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
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

        Part(Alert alert, int partition) {
            this.alert = alert;
            this.partition = partition;
        }

        boolean isFiring() {
            return alert.getState() != AlertState.RESOLVED;
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

    boolean isOver() {
        return parts.values().stream().noneMatch(Part::isFiring);
    }

    /** Whether there is something to tell to a receiver that wants openings and ends, or every change. */
    boolean isPending(boolean everyChange) {
        Collection<Part> all = parts.values();
        if (everyChange) {
            return all.stream().anyMatch(part -> part.changed);
        }
        // What was over before anybody heard of it wakes nobody.
        return isOver()
                ? told && all.stream().anyMatch(part -> part.changed)
                : all.stream().anyMatch(part -> part.isFiring() && !part.told);
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
                        .toList());
    }

    /** All of it as it stands now is told, or given up. */
    void settled(long nowMs) {
        told = true;
        endedMs = isOver() ? nowMs : NONE;
        failures = 0;
        parts.values().forEach(part -> {
            part.told = true;
            part.changed = false;
            part.pendingOffset = NONE;
        });
    }

    /** There is nothing to tell, so nobody waits for any of its records. */
    void forgetPending() {
        parts.values().forEach(part -> part.pendingOffset = NONE);
    }
}

package io.tocsin.calendar;

import io.tocsin.calendar.CalendarMarks.Announcement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is in force for one entity at one moment. Of several loads that are announced the one that goes on is told, then the one that begins
 * first, then the larger one.
 *
 * <p>Confined to one thread; used once.
 */
final class MarkCollector {
    private final String entity;
    private final Map<String, String> labels;
    private final Instant time;
    private @Nullable String silencedBy;
    private @Nullable String keptOutBy;
    private @Nullable Announcement announced;

    MarkCollector(String entity, Map<String, String> labels, Instant time) {
        this.entity = entity;
        this.labels = labels;
        this.time = time;
    }

    CalendarMarks of(List<Stretch> candidates) {
        for (Stretch stretch : candidates) {
            if (stretch.covers(time) && stretch.event().selector().covers(entity, labels)) {
                take(stretch);
            }
        }
        boolean isNone = silencedBy == null && keptOutBy == null && announced == null;
        return isNone ? CalendarMarks.NONE : new CalendarMarks(silencedBy, keptOutBy, announced);
    }

    private void take(Stretch stretch) {
        String id = stretch.event().id();
        switch (stretch.event().kind()) {
            case MAINTENANCE -> {
                silencedBy = silencedBy == null ? id : silencedBy;
                keptOutBy = keptOutBy == null ? id : keptOutBy;
            }
            case SILENCE -> silencedBy = silencedBy == null ? id : silencedBy;
            case UNUSUAL -> keptOutBy = keptOutBy == null ? id : keptOutBy;
            case ANNOUNCED_LOAD -> announce(stretch);
        }
    }

    private void announce(Stretch stretch) {
        Float multiple = stretch.event().event().getExpectedMultiple();
        if (multiple == null) {
            return;
        }
        Announcement next = new Announcement(stretch.occurrence().start(), multiple);
        if (announced == null || isMorePressing(next, announced)) {
            announced = next;
        }
    }

    private boolean isMorePressing(Announcement next, Announcement other) {
        Instant nextStart = later(next.start());
        Instant otherStart = later(other.start());
        return nextStart.equals(otherStart) ? next.multiple() > other.multiple() : nextStart.isBefore(otherStart);
    }

    /** All that have begun are equally near. */
    private Instant later(Instant start) {
        return start.isBefore(time) ? time : start;
    }
}

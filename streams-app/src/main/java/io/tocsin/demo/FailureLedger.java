package io.tocsin.demo;

import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.simulation.FailureInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was announced against what came: which failures had an open failure alert when they began, and which alerts nothing followed.
 *
 * <p>Guarded by its owner.
 */
final class FailureLedger {
    /** A failure alert from its opening to its resolution. */
    private static final class Announcement {
        final Instant openedAt;

        @Nullable Instant resolvedAt;

        Announcement(Instant openedAt) {
            this.openedAt = openedAt;
        }
    }

    private final Map<String, List<Announcement>> announcements = new HashMap<>();
    private final Map<String, List<FailureInterval>> failures = new HashMap<>();
    private final List<Duration> leads = new ArrayList<>();
    private long came;
    private long falseAlarms;

    void opened(String entity, Instant at) {
        announcements.computeIfAbsent(entity, e -> new ArrayList<>()).add(new Announcement(at));
    }

    /**
     * An alert was resolved.
     *
     * @return how long after its opening the failure came, empty when none did; null when it opened while the entity was failing already
     */
    @Nullable Verdict resolved(String entity, Instant openedAt, Instant at) {
        for (Announcement announcement : announcements.getOrDefault(entity, List.of())) {
            if (announcement.openedAt.equals(openedAt) && announcement.resolvedAt == null) {
                announcement.resolvedAt = at;
                return verdict(entity, announcement, at);
            }
        }
        return null;
    }

    /** What became of an announcement. */
    record Verdict(@Nullable Duration cameAfter) {}

    private @Nullable Verdict verdict(String entity, Announcement announcement, Instant until) {
        for (FailureInterval failure : failures.getOrDefault(entity, List.of())) {
            boolean alreadyFailing = !failure.start().isAfter(announcement.openedAt)
                    && failure.end().isAfter(announcement.openedAt);
            if (alreadyFailing) {
                return null;
            }
            if (failure.start().isAfter(announcement.openedAt)
                    && !failure.start().isAfter(until)) {
                return new Verdict(Duration.between(announcement.openedAt, failure.start()));
            }
        }
        falseAlarms++;
        return new Verdict(null);
    }

    /** Keeps what is known of a failure that goes on; the first word of it makes it come. */
    boolean ongoing(FailureInterval failure) {
        List<FailureInterval> known = failures.computeIfAbsent(failure.entity(), e -> new ArrayList<>());
        boolean isNew = known.isEmpty() || !known.get(known.size() - 1).start().equals(failure.start());
        if (!isNew) {
            known.remove(known.size() - 1);
        }
        known.add(failure);
        return isNew;
    }

    /**
     * Judges a failure, once all that could announce it is known.
     *
     * @return how long before it began it was announced; null when it was not
     */
    @Nullable Duration judge(FailureInterval failure) {
        came++;
        for (Announcement announcement : announcements.getOrDefault(failure.entity(), List.of())) {
            Instant resolvedAt = announcement.resolvedAt;
            boolean open = resolvedAt == null || !resolvedAt.isBefore(failure.start());
            if (announcement.openedAt.isBefore(failure.start()) && open) {
                Duration lead = Duration.between(announcement.openedAt, failure.start());
                leads.add(lead);
                return lead;
            }
        }
        return null;
    }

    FailureTally tally() {
        List<Duration> sorted = new ArrayList<>(leads);
        Collections.sort(sorted);
        Duration median = sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
        return new FailureTally(came, leads.size(), median, falseAlarms);
    }
}

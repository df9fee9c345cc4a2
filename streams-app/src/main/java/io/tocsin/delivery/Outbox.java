package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one receiver is still to be told. It keeps the newest state of each incident, not a queue of messages: a message is made when it is sent, so that
 * a receiver that was away is told how things are and not how they were, and the outbox is never larger than what is going on. Knows no Kafka and no
 * clock.
 *
 * <p>Confined to one thread.
 */
final class Outbox {
    /** Alertmanager forgets when it is restarted: an end is told again for so long. */
    private static final Duration END_REPEATED = Duration.ofMinutes(15);

    /** What is known of a record when it is read. */
    enum Standing {
        /** Before the committed offset: it was delivered. */
        DELIVERED,
        /** In the topic when the receiver was first configured: only what goes on is of interest. */
        BEFORE_FIRST_START,
        /** After the committed offset. */
        NEWS
    }

    /** An alert where it was read. */
    record Read(Alert alert, int partition, long offset, Standing standing) {}

    private final Grouping grouping;
    private final boolean everyChange;
    private final Duration resendInterval;
    private final List<Story> stories = new ArrayList<>();
    private final Map<String, Story> byIncident = new HashMap<>();
    /** By entity|kind, the incident that it is about. */
    private final Map<String, String> newestIncident = new HashMap<>();
    /** By entity|kind, when the newest incident that is over began. */
    private final Map<String, Instant> newestOver = new HashMap<>();

    /** @param everyChange whether each change of each incident is told, and repeated while it goes on */
    Outbox(Grouping grouping, boolean everyChange, Duration resendInterval) {
        this.grouping = grouping;
        this.everyChange = everyChange;
        this.resendInterval = resendInterval;
    }

    /** Takes what the topic held at the start, in any order; what is of no more interest is forgotten. */
    void restore(List<Read> history, long nowMs) {
        history.stream()
                .sorted(Comparator.comparing((Read read) -> read.alert().getStartedAt())
                        .thenComparing(read -> read.alert().getUpdatedAt())
                        .thenComparing(Read::offset))
                .forEach(read -> take(read, nowMs));
        List.copyOf(stories).forEach(story -> {
            if (story.isOver() && !story.isPending(everyChange)) {
                remove(story);
            }
        });
    }

    /** Takes one record. */
    void take(Read read, long nowMs) {
        Alert alert = read.alert();
        String key = alert.getEntity() + "|" + alert.getKind();
        Story story = byIncident.get(alert.getId());
        if (story == null) {
            if (isRepeat(key, alert)) {
                return;
            }
            endForerunner(key, read);
            story = storyOf(alert, nowMs);
            story.parts.put(alert.getId(), new Story.Part(alert, read.partition()));
            byIncident.put(alert.getId(), story);
            newestIncident.put(key, alert.getId());
            assumeTold(story, read);
        }
        change(story, alert, read);
        if (alert.getState() == AlertState.RESOLVED) {
            newestOver.put(key, alert.getStartedAt());
        }
        if (!story.isPending(everyChange)) {
            story.forgetPending();
        }
    }

    /** A record of an incident that is over, once more: an app that delivers at least once may repeat it. */
    private boolean isRepeat(String key, Alert alert) {
        Instant over = newestOver.get(key);
        return over != null && !alert.getStartedAt().isAfter(over);
    }

    /** The next incident of an entity and kind began, so the one before is over; its end was compacted away. */
    private void endForerunner(String key, Read next) {
        String forerunner = newestIncident.get(key);
        Story story = forerunner == null ? null : byIncident.get(forerunner);
        Story.Part part = story == null ? null : story.parts.get(forerunner);
        if (story == null || part == null || !part.isFiring()) {
            return;
        }
        Alert over = over(part.alert, next.alert().getStartedAt());
        change(story, over, next);
    }

    private static Alert over(Alert alert, Instant end) {
        return new Alert(
                alert.getId(),
                alert.getEntity(),
                alert.getKind(),
                AlertState.RESOLVED,
                alert.getStartedAt(),
                end,
                end,
                alert.getLevel(),
                alert.getPeak(),
                alert.getBoundary(),
                alert.getHorizonSeconds(),
                alert.getModel(),
                alert.getVersion(),
                alert.getContributors(),
                Map.of(),
                null,
                null);
    }

    private Story storyOf(Alert alert, long nowMs) {
        String group = grouping.key(alert);
        for (Story story : stories) {
            if (story.group.equals(group)
                    && story.endedMs == Story.NONE
                    && story.includes(alert.getStartedAt(), grouping.window())) {
                if (story.told) {
                    // Those who come after the message wait for each other once more.
                    story.dueMs =
                            Math.max(story.dueMs, nowMs + grouping.window().toMillis());
                }
                return story;
            }
        }
        Story story = new Story(group, nowMs + grouping.window().toMillis());
        stories.add(story);
        return story;
    }

    /** An end without a beginning: the beginning was compacted away, and most likely it had been told. */
    private static void assumeTold(Story story, Read read) {
        boolean endAlone = read.standing() == Standing.NEWS && read.alert().getState() == AlertState.RESOLVED;
        story.told |= endAlone;
    }

    private void change(Story story, Alert alert, Read read) {
        Story.Part part = story.parts.get(alert.getId());
        if (part == null) {
            return;
        }
        part.alert = alert;
        switch (read.standing()) {
            case DELIVERED -> {
                part.told = true;
                story.told = true;
            }
            case BEFORE_FIRST_START -> {
                part.changed = part.isFiring();
                part.pendingOffset = Math.min(part.pendingOffset, read.offset());
            }
            case NEWS -> {
                part.changed = true;
                part.pendingOffset = Math.min(part.pendingOffset, read.offset());
                // There is nobody left to wait for; after a failure the pause goes first.
                if (story.failures == 0 && (everyChange || (story.isOver() && story.told))) {
                    story.dueMs = 0;
                }
            }
        }
    }

    /** The story that is due the longest; none when none is. */
    Optional<Story> next(long nowMs) {
        forgetEnded(nowMs);
        return stories.stream()
                .filter(story -> story.dueMs <= nowMs && (story.isPending(everyChange) || everyChange))
                .min(Comparator.comparingLong(story -> story.dueMs));
    }

    private void forgetEnded(long nowMs) {
        List.copyOf(stories).forEach(story -> {
            boolean ended = story.endedMs != Story.NONE && nowMs - story.endedMs >= END_REPEATED.toMillis();
            boolean untold = story.isOver() && !story.told && !story.isPending(everyChange);
            if (ended || untold) {
                remove(story);
            }
        });
    }

    /** The receiver has it, or the dead letters have. */
    void settled(Story story, long nowMs) {
        long endedMs = story.endedMs;
        story.settled(nowMs);
        if (endedMs != Story.NONE && story.isOver()) {
            story.endedMs = endedMs;
        }
        story.dueMs = everyChange ? nowMs + resendInterval.toMillis() : 0;
        if (story.isOver() && !everyChange) {
            remove(story);
        }
    }

    /** It did not get through. */
    void failed(Story story, long againMs) {
        story.failures++;
        story.dueMs = againMs;
    }

    private void remove(Story story) {
        stories.remove(story);
        story.parts.keySet().forEach(byIncident::remove);
        story.parts.values().forEach(part -> {
            String key = part.alert.getEntity() + "|" + part.alert.getKind();
            newestIncident.remove(key, part.alert.getId());
        });
    }

    /** The oldest record of {@code partition} that has to be read again after a restart. */
    OptionalLong oldestPending(int partition) {
        return stories.stream()
                .flatMap(story -> story.parts.values().stream())
                .filter(part -> part.partition == partition && part.pendingOffset != Story.NONE)
                .mapToLong(part -> part.pendingOffset)
                .min();
    }

    /** Whether there is something new in it, and not only something to repeat. */
    boolean isPending(Story story) {
        return story.isPending(everyChange);
    }

    /** Stories with something to tell. */
    int pending() {
        return (int)
                stories.stream().filter(story -> story.isPending(everyChange)).count();
    }

    void clear() {
        stories.clear();
        byIncident.clear();
        newestIncident.clear();
        newestOver.clear();
    }
}

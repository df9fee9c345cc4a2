package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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

    private final boolean everyChange;
    private final Duration resendInterval;
    private final Stories stories;

    /** @param everyChange whether each change of each incident is told, and repeated while it goes on */
    Outbox(Grouping grouping, boolean everyChange, Duration resendInterval) {
        this.everyChange = everyChange;
        this.resendInterval = resendInterval;
        this.stories = new Stories(grouping, everyChange);
    }

    /** Takes what the topic held at the start, in any order; what is of no more interest is forgotten. */
    void restore(List<Read> history, long nowMs) {
        history.stream()
                .sorted(Comparator.comparing((Read read) -> read.alert().getStartedAt())
                        .thenComparing(read -> read.alert().getUpdatedAt())
                        .thenComparing(Read::offset))
                .forEach(read -> take(read, nowMs));
        stories.all().stream()
                .filter(story -> story.isOver() && !isPending(story))
                .forEach(stories::remove);
    }

    /** Takes one record. */
    void take(Read read, long nowMs) {
        stories.take(read, nowMs);
    }

    /** The story that is due the longest; none when none is. */
    Optional<Story> next(long nowMs) {
        forgetEnded(nowMs);
        return stories.all().stream()
                .filter(story -> story.dueMs <= nowMs && (isPending(story) || everyChange))
                .min(Comparator.comparingLong(story -> story.dueMs));
    }

    private void forgetEnded(long nowMs) {
        stories.all().forEach(story -> {
            boolean ended = story.endedMs != Story.NONE && nowMs - story.endedMs >= END_REPEATED.toMillis();
            boolean untold = story.isOver() && !story.told && !isPending(story);
            if (ended || untold) {
                stories.remove(story);
            }
        });
    }

    /** The receiver has it, or the dead letters have. */
    void settled(Story story, long nowMs) {
        story.settled(nowMs);
        story.dueMs = everyChange ? nowMs + resendInterval.toMillis() : 0;
        if (story.isOver() && !everyChange) {
            stories.remove(story);
        }
    }

    /** It did not get through. */
    void failed(Story story, long againMs) {
        story.failures++;
        story.dueMs = againMs;
    }

    /** The oldest record of {@code partition} that has to be read again after a restart. */
    OptionalLong oldestPending(int partition) {
        return stories.all().stream()
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
        return (int) stories.all().stream().filter(this::isPending).count();
    }

    void clear() {
        stories.clear();
    }
}

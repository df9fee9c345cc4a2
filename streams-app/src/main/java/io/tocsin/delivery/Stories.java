package io.tocsin.delivery;

import io.tocsin.delivery.Outbox.Read;
import io.tocsin.delivery.Outbox.Standing;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes on, as records tell it: each incident in the story that it belongs to.
 *
 * <p>Confined to one thread.
 */
final class Stories {
    private final Grouping grouping;
    private final boolean everyChange;
    private final List<Story> stories = new ArrayList<>();
    private final Map<String, Story> byIncident = new HashMap<>();
    private final Succession succession = new Succession();

    Stories(Grouping grouping, boolean everyChange) {
        this.grouping = grouping;
        this.everyChange = everyChange;
    }

    List<Story> all() {
        return List.copyOf(stories);
    }

    /** Takes one record. */
    void take(Read read, long nowMs) {
        Alert alert = read.alert();
        Story story = byIncident.get(alert.getId());
        if (story == null) {
            if (succession.isRepeat(alert)) {
                return;
            }
            endForerunner(read);
            story = begin(read, nowMs);
        }
        change(story, alert, read);
        if (alert.getState() == AlertState.RESOLVED) {
            succession.ended(alert);
        }
        if (!story.isPending(everyChange)) {
            story.forgetPending();
        }
    }

    private Story begin(Read read, long nowMs) {
        Alert alert = read.alert();
        Story story = storyOf(alert, nowMs);
        story.parts.put(alert.getId(), new Story.Part(alert, read.partition()));
        byIncident.put(alert.getId(), story);
        succession.began(alert);
        // An end without a beginning: the beginning was compacted away, and most likely it had been told.
        story.told |= read.standing() == Standing.NEWS && alert.getState() == AlertState.RESOLVED;
        return story;
    }

    private Story storyOf(Alert alert, long nowMs) {
        String group = grouping.key(alert);
        long window = grouping.window().toMillis();
        for (Story story : stories) {
            if (story.group.equals(group)
                    && story.endedMs == Story.NONE
                    && story.includes(alert.getStartedAt(), grouping.window())) {
                if (story.told) {
                    // Those who come after the message wait for each other once more.
                    story.dueMs = Math.max(story.dueMs, nowMs + window);
                }
                return story;
            }
        }
        Story story = new Story(group, nowMs + window);
        stories.add(story);
        return story;
    }

    /** The next incident of an entity and kind began, so the one before is over; its end was compacted away. */
    private void endForerunner(Read next) {
        String forerunner = succession.forerunner(next.alert()).orElse("");
        Story story = byIncident.get(forerunner);
        Story.Part part = story == null ? null : story.parts.get(forerunner);
        if (story != null && part != null && part.isFiring()) {
            change(story, over(part.alert, next.alert().getStartedAt()), next);
        }
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
                alert.getLabels(),
                alert.getAcknowledgedBy(),
                Ending.RECOVERED);
    }

    private void change(Story story, Alert alert, Read read) {
        Story.Part part = story.parts.get(alert.getId());
        if (part == null) {
            return;
        }
        part.become(alert);
        switch (read.standing()) {
            case DELIVERED -> {
                part.settled();
                story.told = true;
            }
            case BEFORE_FIRST_START -> part.expect(read.offset(), part.isFiring());
            case NEWS -> {
                part.expect(read.offset(), true);
                // There is nobody left to wait for; after a failure the pause goes first.
                if (story.failures == 0 && (everyChange || story.isClear())) {
                    story.dueMs = 0;
                }
            }
        }
    }

    void remove(Story story) {
        stories.remove(story);
        story.parts.keySet().forEach(byIncident::remove);
        story.parts.values().forEach(part -> succession.forget(part.alert));
    }

    void clear() {
        stories.clear();
        byIncident.clear();
        succession.clear();
    }
}

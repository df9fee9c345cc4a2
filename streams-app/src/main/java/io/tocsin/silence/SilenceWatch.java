package io.tocsin.silence;

import io.tocsin.config.SilenceSettings;
import io.tocsin.schemas.Alert;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who of the entities of one task has fallen silent; knows no Kafka and no clock.
 *
 * <pre>
 *   speaking ── nothing for so long ──► silent: open ── twice as long, at most an hour more ──► updated
 *      ▲                                  │    │
 *      └──── a sample: resolved ◄─────────┘    └── nothing for a day: resolved, forgotten
 * </pre>
 *
 * Silence is {@link WatchedTime}. While nothing has come of anybody in the process for half of the silence allowed, though several entities were
 * speaking, nobody is called silent: the way of the samples is cut rather than all of them dead. What is told then, when the quiet is as long as an
 * entity's may be, is one incident of the task, {@link QuietTask}. Where nothing comes in any process, and somebody else tells that, nothing is told here.
 *
 * <p>Where it is {@linkplain PlannedQuiet planned} that nobody wants to hear of an entity, its incident opens when that is over, unless it spoke meanwhile.
 *
 * <p>After a restart everybody gets the whole silence again. A look costs as much as there are entities that have just fallen silent, or whose
 * incident is due: the others lie in the order in which they were heard.
 *
 * <p>Confined to one stream thread.
 */
final class SilenceWatch {
    private static final Comparator<WatchedEntity> BY_DUE =
            Comparator.comparingLong((WatchedEntity one) -> one.dueMs).thenComparing(one -> one.name);
    private static final long LONGEST_UPDATE_MS = 3_600_000;
    /** More is not counted between two looks: the task was away, not the entities. */
    private static final int LONGEST_STEP_LOOKS = 3;

    private final SilenceSettings settings;
    private final PlannedQuiet planned;
    private final long afterMs;
    private final long forgetMs;
    private final long storeMs;
    private final SignsOfLife life;
    private final Book book;
    private final BiConsumer<String, Alert> changes;
    private final SilenceAlerts alerts;
    private final QuietTask quietTask;
    private final WatchedTime time;
    private final long beganMs;

    /** In the order in which they were heard. */
    private final LinkedHashMap<String, WatchedEntity> speaking = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, WatchedEntity> silent = new HashMap<>();
    private final TreeSet<WatchedEntity> due = new TreeSet<>(BY_DUE);

    /** Where entities outlive a restart. */
    interface Book {
        List<WatchedEntity> all();

        void put(String key, WatchedEntity entity);

        void delete(String key);
    }

    /**
     * Goes on from what is in the book; an incident that is open stays open.
     *
     * @param place names the task in what is told of all its entities
     * @param lookMs how often {@link #look} will be called
     * @param nowMs wall clock
     * @param changes receives each change in the life of an incident with its key
     */
    SilenceWatch(
            SilenceSettings settings,
            PlannedQuiet planned,
            SignsOfLife life,
            Book book,
            String place,
            long lookMs,
            long nowMs,
            BiConsumer<String, Alert> changes) {
        this.settings = settings;
        this.planned = planned;
        this.afterMs = settings.after().toMillis();
        this.forgetMs = settings.forget().toMillis();
        this.storeMs = settings.storeEvery().toMillis();
        this.life = life;
        this.book = book;
        this.changes = changes;
        this.alerts = new SilenceAlerts(afterMs);
        this.quietTask = new QuietTask(place, alerts, book, changes, afterMs);
        this.time = new WatchedTime(nowMs, LONGEST_STEP_LOOKS * lookMs);
        this.beganMs = nowMs;
        for (WatchedEntity entity : book.all()) {
            if (!quietTask.goesOn(entity)) {
                goOn(entity);
            }
        }
    }

    private void goOn(WatchedEntity entity) {
        if (!settings.covers(entity.name, entity.labels)) {
            dismiss(entity, entity.toldMs);
        } else if (entity.isSilent()) {
            entity.heardMs = time.now() - entity.toldMs;
            entity.dueMs = Math.max(time.now() + afterMs, nextDueMs(entity));
            silent.put(entity.name, entity);
            life.countSilent(1);
            due.add(entity);
        } else {
            entity.heardMs = time.now();
            entity.storedMs = time.now();
            speaking.put(entity.name, entity);
            life.countSpeaking(1);
        }
    }

    /** A sample of {@code name} came. */
    void heard(String name, long sampleMs, Map<String, String> labels, long nowMs) {
        life.heard(nowMs);
        WatchedEntity known = speaking.get(name);
        WatchedEntity entity = known == null ? welcome(name, labels, nowMs) : known;
        if (entity == null) {
            return;
        }
        entity.heardMs = time.at(nowMs);
        entity.sampleMs = Math.max(entity.sampleMs, sampleMs);
        boolean hasNewLabels = entity.learnLabels(labels);
        if (hasNewLabels && !settings.covers(name, entity.labels)) {
            speaking.remove(name);
            life.countSpeaking(-1);
            book.delete(name);
        } else if (hasNewLabels || known == null || entity.heardMs - entity.storedMs >= storeMs) {
            store(entity);
        }
    }

    /** One that was silent or is new; null when it is none of those that are watched. */
    private @Nullable WatchedEntity welcome(String name, Map<String, String> labels, long nowMs) {
        WatchedEntity entity = silent.remove(name);
        if (entity != null) {
            life.countSilent(-1);
            due.remove(entity);
            tell(entity, alerts.recovered(entity, Math.max(entity.toldMs, time.at(nowMs) - entity.heardMs)));
            entity.startedMs = WatchedEntity.NONE;
            entity.toldMs = 0;
        } else if (settings.covers(name, labels)) {
            entity = new WatchedEntity(name);
        } else {
            return null;
        }
        speaking.put(name, entity);
        life.countSpeaking(1);
        return entity;
    }

    /** Looks around at {@code nowMs} of the wall clock. */
    void look(long nowMs) {
        if (life.isQuietTold()) {
            time.standStill(nowMs);
            return;
        }
        long quietMs = life.quietMs(nowMs, beganMs);
        if (life.speaking() > 1 && quietMs >= afterMs / 2) {
            time.standStill(nowMs);
            if (!speaking.isEmpty()) {
                quietTask.quiet(quietMs, nowMs);
            }
            return;
        }
        if (life.hasHeardSince(beganMs)) {
            quietTask.flows(nowMs);
        }
        time.pass(nowMs, quietMs);
        openIncidents();
        goThroughDue();
    }

    /** The task goes elsewhere, or ends. */
    void leave() {
        life.countSpeaking(-speaking.size());
        life.countSilent(-silent.size());
        speaking.clear();
        silent.clear();
    }

    private void openIncidents() {
        Iterator<WatchedEntity> longestFirst = speaking.values().iterator();
        while (longestFirst.hasNext()) {
            WatchedEntity entity = longestFirst.next();
            // Nobody is called silent for a time in which the others were, too.
            long judgedMs = life.speaking() > 1 ? time.flowing() : time.now();
            long silenceMs = judgedMs - entity.heardMs;
            if (silenceMs < afterMs) {
                return;
            }
            if (planned.holds(entity.name, entity.labels)) {
                continue;
            }
            longestFirst.remove();
            life.countSpeaking(-1);
            entity.startedMs = entity.sampleMs;
            tell(entity, alerts.opened(entity, silenceMs));
            silent.put(entity.name, entity);
            life.countSilent(1);
            await(entity, silenceMs);
        }
    }

    private void goThroughDue() {
        while (!due.isEmpty() && due.first().dueMs <= time.now()) {
            WatchedEntity entity = due.first();
            due.remove(entity);
            long silenceMs = time.now() - entity.heardMs;
            if (silenceMs >= forgetMs) {
                silent.remove(entity.name);
                life.countSilent(-1);
                dismiss(entity, silenceMs);
            } else {
                tell(entity, alerts.updated(entity, silenceMs));
                await(entity, silenceMs);
            }
        }
    }

    private void await(WatchedEntity entity, long silenceMs) {
        entity.toldMs = silenceMs;
        entity.dueMs = nextDueMs(entity);
        due.add(entity);
        store(entity);
    }

    /** When the silence has doubled, or an hour later; never after it is to be forgotten. */
    private long nextDueMs(WatchedEntity entity) {
        long silenceMs = entity.toldMs + Math.min(entity.toldMs, LONGEST_UPDATE_MS);
        return entity.heardMs + Math.min(silenceMs, forgetMs);
    }

    private void dismiss(WatchedEntity entity, long silenceMs) {
        if (entity.isSilent()) {
            tell(entity, alerts.forgotten(entity, silenceMs));
        }
        book.delete(entity.name);
    }

    private void store(WatchedEntity entity) {
        entity.storedMs = time.now();
        book.put(entity.name, entity);
    }

    private void tell(WatchedEntity entity, Alert alert) {
        changes.accept(SilenceAlerts.key(entity.name), alert);
    }
}

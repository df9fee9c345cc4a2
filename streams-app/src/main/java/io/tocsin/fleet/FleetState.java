package io.tocsin.fleet;

import io.tocsin.fleet.FleetOrder.Ranked;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest of every entity. Holds about half a kilobyte an entity and no more than {@value #MAX_ENTITIES} of them: what comes after that is left out,
 * and the totals say so.
 *
 * <p>Thread-safe.
 */
public final class FleetState {
    public static final int MAX_ENTITIES = 100_000;

    private final Duration tick;
    private final Map<String, EntityStanding> entities = new HashMap<>();
    private final TickRate rate = new TickRate();
    private boolean leftOut;
    private long unreadable;

    /** Empty, for ticks of a duration. */
    public FleetState(Duration tick) {
        this.tick = tick;
    }

    /** A score that was written at {@code recordMs}. */
    public synchronized void score(Score score, long recordMs) {
        rate.add(recordMs);
        standing(score.getEntity()).ifPresent(one -> one.take(score, recordMs));
    }

    /** The newest state of the incident of a key, {@code entity|kind}; null where it was deleted. */
    public synchronized void alert(String key, @Nullable Alert alert) {
        if (alert != null) {
            standing(alert.getEntity()).ifPresent(one -> one.take(alert));
            return;
        }
        int bar = key.lastIndexOf('|');
        EntityStanding one = bar < 0 ? null : entities.get(key.substring(0, bar));
        if (one != null) {
            for (AlertKind kind : AlertKind.values()) {
                if (kind.name().equals(key.substring(bar + 1))) {
                    one.forget(kind);
                }
            }
        }
    }

    /** A record that could not be decoded. */
    public synchronized void unreadable() {
        unreadable++;
    }

    private Optional<EntityStanding> standing(String entity) {
        if (!entities.containsKey(entity) && entities.size() >= MAX_ENTITIES) {
            leftOut = true;
            return Optional.empty();
        }
        return Optional.of(entities.computeIfAbsent(entity, EntityStanding::new));
    }

    /** What was said of an entity last; empty before that. */
    public synchronized Optional<Score> newest(String entity) {
        EntityStanding one = entities.get(entity);
        return one == null ? Optional.empty() : Optional.ofNullable(one.newest());
    }

    /** One entity as it stands at {@code now}, by the clock. */
    public synchronized Optional<EntityLine> line(String entity, Instant now) {
        return Optional.ofNullable(entities.get(entity))
                .filter(EntityStanding::isKnown)
                .map(one -> one.line(now, tick));
    }

    /** As it stands at {@code now}, by the clock. */
    public FleetView view(FleetQuery query, Instant now) {
        FleetPart part = part(query, now);
        int offset = Math.max(0, Math.min(query.offset(), part.matching() - Math.max(1, query.limit())));
        return new FleetView(
                part.totals(),
                part.matching(),
                offset,
                part.first().stream()
                        .skip(offset)
                        .limit(Math.max(0, query.limit()))
                        .map(FleetPart.Placed::line)
                        .toList());
    }

    /** The same as part of a greater one, from the first line on to the last that is asked for. */
    public synchronized FleetPart part(FleetQuery query, Instant now) {
        Tally tally = new Tally();
        List<Ranked> matching = new ArrayList<>();
        for (EntityStanding one : entities.values()) {
            if (one.isKnown() && query.countsIn(one)) {
                Standing standing = one.standing(now, tick);
                tally.add(one, standing);
                if (query.covers(one, standing)) {
                    matching.add(query.order().rank(one, standing));
                }
            }
        }
        matching.sort(FleetOrder.HIGHEST_FIRST);
        List<FleetPart.Placed> first = matching.stream()
                .limit(query.end())
                .map(ranked ->
                        new FleetPart.Placed(ranked.rank(), ranked.standing().line(now, tick)))
                .toList();
        return new FleetPart(
                tally.totals(tick, rate.perSecond(now.toEpochMilli()), leftOut, unreadable), matching.size(), first);
    }

    /** Those of which something else is to be said than at the last call with this mark, as {@link FleetMarks} sees it. */
    synchronized List<EntityLine> changed(FleetMarks marks, Instant now) {
        List<EntityLine> changed = new ArrayList<>();
        for (EntityStanding one : entities.values()) {
            if (one.isKnown() && marks.isNews(one, one.standing(now, tick))) {
                changed.add(one.line(now, tick));
            }
        }
        return changed;
    }

    /** How many there are. */
    public synchronized int size() {
        return entities.size();
    }
}

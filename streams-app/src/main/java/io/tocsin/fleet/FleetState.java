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

    /** As it stands at {@code now}, by the clock. */
    public synchronized FleetView view(FleetQuery query, Instant now) {
        Tally tally = new Tally();
        List<Ranked> matching = new ArrayList<>();
        FleetQuery whatever =
                new FleetQuery(query.selector(), query.kind(), "", query.order(), query.offset(), query.limit());
        for (EntityStanding one : entities.values()) {
            if ((one.hasScore() || !one.open().isEmpty()) && whatever.covers(one)) {
                tally.add(one);
                if (query.covers(one)) {
                    matching.add(query.order().rank(one, one.standing(now, tick)));
                }
            }
        }
        matching.sort(FleetOrder.HIGHEST_FIRST);
        int offset = Math.max(0, Math.min(query.offset(), matching.size() - Math.max(1, query.limit())));
        List<EntityLine> lines = matching.stream()
                .skip(offset)
                .limit(Math.max(0, query.limit()))
                .map(ranked -> ranked.standing().line(now, tick))
                .toList();
        return new FleetView(
                tally.totals(tick, rate.perSecond(now.toEpochMilli()), leftOut, unreadable),
                matching.size(),
                offset,
                lines);
    }
}

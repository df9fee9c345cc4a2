package io.tocsin.fleet;

import io.tocsin.schemas.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts entities. Confined to one thread. */
final class Tally {
    private final Map<AlertKind, Integer> open = new EnumMap<>(AlertKind.class);
    private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    private final Map<List<String>, Integer> models = new HashMap<>();
    private int entities;
    private int judged;
    private int warmingUp;
    private int withoutModel;
    private long newestMs = Long.MIN_VALUE;

    void add(EntityStanding one, Standing standing) {
        entities++;
        standings.merge(standing, 1, Integer::sum);
        one.open().keySet().forEach(kind -> open.merge(kind, 1, Integer::sum));
        if (!one.hasScore()) {
            return;
        }
        newestMs = Math.max(newestMs, one.timeMs);
        switch (one.state()) {
            case SCORED -> judged++;
            case WARMING_UP -> warmingUp++;
            case NO_MODEL -> withoutModel++;
        }
        if (one.model != null && one.version != null) {
            models.merge(List.of(one.model, one.version), 1, Integer::sum);
        }
    }

    FleetTotals totals(Duration tick, double ticksPerSecond, boolean leftOut, long unreadable) {
        return new FleetTotals(
                entities,
                judged,
                warmingUp,
                withoutModel,
                open,
                standings,
                ticksPerSecond,
                newestMs == Long.MIN_VALUE
                        ? null
                        : Instant.ofEpochMilli(newestMs).plus(tick),
                FleetTotals.ModelShare.sum(models.entrySet().stream()
                        .map(one -> new FleetTotals.ModelShare(
                                one.getKey().get(0), one.getKey().get(1), one.getValue()))
                        .toList()),
                leftOut,
                unreadable);
    }
}

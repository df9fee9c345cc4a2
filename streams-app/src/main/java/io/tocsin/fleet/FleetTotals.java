package io.tocsin.fleet;

import io.tocsin.schemas.AlertKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fleet in numbers. Thread-safe.
 *
 * @param entities that have a score or an open incident
 * @param open open incidents by kind; kinds without one are left out
 * @param standings entities by standing; those without one are left out
 * @param ticksPerSecond judged over the last half minute
 * @param newestScore end of the newest tick that was judged; absent when none was
 * @param models those that judged last, the one with the most entities first
 * @param leftOut whether there are more entities than are kept
 * @param unreadable records that could not be decoded
 */
public record FleetTotals(
        int entities,
        int judged,
        int warmingUp,
        int withoutModel,
        Map<AlertKind, Integer> open,
        Map<Standing, Integer> standings,
        double ticksPerSecond,
        @Nullable Instant newestScore,
        List<ModelShare> models,
        boolean leftOut,
        long unreadable) {
    public FleetTotals {
        open = Map.copyOf(open);
        standings = Map.copyOf(standings);
        models = List.copyOf(models);
    }

    /** How many entities a version judged last. Thread-safe. */
    public record ModelShare(String model, String version, int entities) {
        private static final Comparator<ModelShare> MOST_FIRST = Comparator.comparingInt(ModelShare::entities)
                .reversed()
                .thenComparing(ModelShare::model)
                .thenComparing(ModelShare::version);

        /** Each version once, the one with the most entities first. */
        static List<ModelShare> sum(List<ModelShare> shares) {
            Map<List<String>, Integer> entities = new HashMap<>();
            shares.forEach(one -> entities.merge(List.of(one.model(), one.version()), one.entities(), Integer::sum));
            return entities.entrySet().stream()
                    .map(one -> new ModelShare(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                    .sorted(MOST_FIRST)
                    .toList();
        }
    }

    /** Open incidents of all kinds. */
    public int incidents() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int open(AlertKind kind) {
        return open.getOrDefault(kind, 0);
    }

    /** Of fleets that have no entity in common. */
    static FleetTotals sum(List<FleetTotals> parts) {
        Map<AlertKind, Integer> open = new EnumMap<>(AlertKind.class);
        Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
        parts.forEach(part -> {
            part.open().forEach((kind, count) -> open.merge(kind, count, Integer::sum));
            part.standings().forEach((standing, count) -> standings.merge(standing, count, Integer::sum));
        });
        return new FleetTotals(
                parts.stream().mapToInt(FleetTotals::entities).sum(),
                parts.stream().mapToInt(FleetTotals::judged).sum(),
                parts.stream().mapToInt(FleetTotals::warmingUp).sum(),
                parts.stream().mapToInt(FleetTotals::withoutModel).sum(),
                open,
                standings,
                parts.stream().mapToDouble(FleetTotals::ticksPerSecond).sum(),
                parts.stream()
                        .map(FleetTotals::newestScore)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                ModelShare.sum(
                        parts.stream().flatMap(part -> part.models().stream()).toList()),
                parts.stream().anyMatch(FleetTotals::leftOut),
                parts.stream().mapToLong(FleetTotals::unreadable).sum());
    }
}

package io.tocsin.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one of several holders of a fleet knows of what was asked. Thread-safe.
 *
 * @param totals of the entities that the selector and the kind cover, whatever the text and the standing
 * @param matching how many entities the whole query covers
 * @param first the lines from the first on to the last that is asked for, in the order asked for
 */
public record FleetPart(FleetTotals totals, int matching, List<Placed> first) {
    private static final Comparator<Placed> HIGHEST_FIRST = Comparator.comparingLong(Placed::rank)
            .reversed()
            .thenComparing(one -> one.line().entity());

    public FleetPart {
        first = List.copyOf(first);
    }

    /** A line and where it belongs; the highest rank stands first, ties are by name. Thread-safe. */
    public record Placed(long rank, EntityLine line) {}

    /** One of several that have no entity in common. */
    static FleetPart of(List<FleetPart> parts, int end) {
        List<Placed> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.first()));
        all.sort(HIGHEST_FIRST);
        return new FleetPart(
                FleetTotals.sum(parts.stream().map(FleetPart::totals).toList()),
                parts.stream().mapToInt(FleetPart::matching).sum(),
                all.subList(0, Math.min(all.size(), end)));
    }
}

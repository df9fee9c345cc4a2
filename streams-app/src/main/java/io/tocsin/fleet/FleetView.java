package io.tocsin.fleet;

import java.util.List;

/**
 * What is shown of the fleet. Thread-safe.
 *
 * @param totals of the entities that the selector and the kind cover, whatever the text
 * @param matching how many entities the whole query covers
 * @param offset how many of them stand before the first line; less than asked for when there are fewer
 * @param lines in the order asked for
 */
public record FleetView(FleetTotals totals, int matching, int offset, List<EntityLine> lines) {
    public FleetView {
        lines = List.copyOf(lines);
    }
}

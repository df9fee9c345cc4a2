package io.tocsin.fleet;

import io.tocsin.schemas.AlertKind;
import io.tocsin.selector.Selector;
import java.util.Locale;
import java.util.Optional;

/**
 * Which entities, in which order, and which stretch of them. Thread-safe.
 *
 * @param kind only those with an open incident of this kind
 * @param standing only those of which this is to be said first
 * @param text only those whose name holds it, whatever the case; empty: all
 * @param offset how many are passed over
 * @param limit how many lines are wanted
 */
public record FleetQuery(
        Selector selector,
        Optional<AlertKind> kind,
        Optional<Standing> standing,
        String text,
        FleetOrder order,
        int offset,
        int limit) {
    /** All of them, as many as there are. */
    public static final FleetQuery ALL = new FleetQuery(
            Selector.ALL, Optional.empty(), Optional.empty(), "", FleetOrder.WHAT_MATTERS, 0, Integer.MAX_VALUE);

    /** Whether it is one of those that the totals are of. */
    boolean countsIn(EntityStanding one) {
        return (kind.isEmpty() || one.open().containsKey(kind.get())) && selector.covers(one.entity, one.labels());
    }

    boolean covers(EntityStanding one, Standing itsStanding) {
        return (standing.isEmpty() || standing.get() == itsStanding)
                && (text.isEmpty() || one.entity.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    /** How many lines are wanted from the first on. */
    int end() {
        return (int) Math.min(Integer.MAX_VALUE, (long) offset + Math.max(0, limit));
    }
}

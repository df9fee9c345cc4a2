package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.terminal.draw.Level;
import java.util.Comparator;
import java.util.List;

/**
 * What matters first: failures ahead, anomalies, crossed limits, then scores near the boundary, then the rest by name. Scores are compared in tenths and, far from
 * the boundary, not at all: rows that change places all the time can't be read. Thread-safe.
 */
final class FleetOrder {
    private static final Comparator<EntityRow> WHAT_MATTERS = Comparator.comparingInt(FleetOrder::urgency)
            .thenComparing(FleetOrder::roundedScore, Comparator.reverseOrder())
            .thenComparing(EntityRow::entity);

    private FleetOrder() {}

    static List<EntityRow> sorted(List<EntityRow> fleet) {
        return fleet.stream().sorted(WHAT_MATTERS).toList();
    }

    private static int urgency(EntityRow row) {
        return switch (row.state()) {
            case FAILURE_AHEAD -> 0;
            case ANOMALY -> 1;
            case BEYOND_LIMIT -> 2;
            case OK, WARMING_UP, NO_MODEL, LEARNING -> 3;
        };
    }

    private static long roundedScore(EntityRow row) {
        return row.state().isAlert() || Level.isNear(row.score(), 1) ? Math.round(row.score() * 10) : 0;
    }
}

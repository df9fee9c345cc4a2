package io.tocsin.fleet;

import java.util.Comparator;

/** By what the entities are sorted. Ties are by name. Thread-safe. */
public enum FleetOrder {
    WHAT_MATTERS("what matters"),
    SCORE("score"),
    PROBABILITY("probability"),
    SINCE("newest incident"),
    NAME("name");

    /** Below this share of its boundary a number does not move a row: rows that change places all the time cannot be read. */
    private static final double NEAR = 0.7;

    static final Comparator<Ranked> HIGHEST_FIRST =
            Comparator.comparingLong(Ranked::rank).reversed().thenComparing(one -> one.standing().entity);

    private final String label;

    FleetOrder(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The one after this one, the first after the last. */
    public FleetOrder next() {
        return switch (this) {
            case WHAT_MATTERS -> SCORE;
            case SCORE -> PROBABILITY;
            case PROBABILITY -> SINCE;
            case SINCE -> NAME;
            case NAME -> WHAT_MATTERS;
        };
    }

    /** An entity and where it belongs; the highest stands first. */
    record Ranked(long rank, EntityStanding standing) {}

    Ranked rank(EntityStanding one, Standing standing) {
        return new Ranked(
                switch (this) {
                    case WHAT_MATTERS -> whatMatters(one, standing);
                    case SCORE -> hundredths(one.score / one.boundary);
                    case PROBABILITY -> hundredths(one.probability);
                    case SINCE -> one.newestIncidentMs();
                    case NAME -> 0;
                },
                one);
    }

    /** The gravest incident, then probability over boundary, then score over boundary; three numbers in one. */
    private static long whatMatters(EntityStanding one, Standing standing) {
        boolean open = standing.isIncident();
        return (standing.gravity() << 40)
                | (tenths(one.probability / one.failureBoundary, open) << 20)
                | tenths(one.score / one.boundary, open);
    }

    private static long tenths(double ratio, boolean always) {
        return ratio >= NEAR || (always && ratio > 0) ? Math.min(0xFFFFF, Math.round(ratio * 10)) : 0;
    }

    private static long hundredths(double value) {
        return Double.isNaN(value) ? -1 : Math.round(value * 100);
    }
}

package io.tocsin.engine.events;

import java.util.List;

/**
 * From which excess surprise on a session is anomalous, found without a label: sessions of normal operation that the networks did not learn from may
 * exceed each boundary at most as often as the budget says.
 *
 * <p>In order, what counts is the largest excess, as one harmless change of order displaces several events and surprises several times. With the order
 * left out, each surprise is a fact of its own and they are combined: two things that are each uncommon may be unheard of together.
 *
 * <p>Thread-safe.
 *
 * @param inOrderBoundary in nats, above 0
 * @param byRarityBoundary in nats, above 0
 */
public record EventCalibration(double inOrderBoundary, double byRarityBoundary) {
    /** Leaves an excess as it is, in nats; for sessions to calibrate by. */
    public static final EventCalibration NONE = new EventCalibration(1, 1);

    /** Nobody should be woken by an event that an even guess would have given. */
    private static final double MIN_BOUNDARY = Math.log(2);

    public EventCalibration {
        requireBoundary("inOrderBoundary", inOrderBoundary);
        requireBoundary("byRarityBoundary", byRarityBoundary);
    }

    private static void requireBoundary(String name, double boundary) {
        if (!(boundary > 0) || Double.isInfinite(boundary)) {
            throw new IllegalArgumentException("must be finite and above 0: " + name + "=" + boundary);
        }
    }

    /**
     * The boundaries for sessions that were held out.
     *
     * @param scores of sessions of normal operation, at least one
     * @param budget share of normal sessions that may exceed each boundary, 0 to below 1; the two readings together exceed theirs at most twice as often
     */
    public static EventCalibration of(List<SessionScore> scores, double budget) {
        return new EventCalibration(
                boundary(
                        scores.stream()
                                .mapToDouble(score -> score.inOrder().largestExcess())
                                .sorted()
                                .toArray(),
                        budget),
                boundary(
                        scores.stream()
                                .mapToDouble(score -> score.byRarity().combinedExcess())
                                .sorted()
                                .toArray(),
                        budget));
    }

    private static double boundary(double[] ascending, double budget) {
        int above = (int) Math.floor(budget * ascending.length);
        return Math.max(MIN_BOUNDARY, ascending[ascending.length - 1 - above]);
    }

    /** The score of a session that was judged by whatever boundaries: 1.0 is the boundary. */
    public double score(SessionScore session) {
        return score(session.inOrder(), session.byRarity());
    }

    double score(SessionSurprise inOrder, SessionSurprise byRarity) {
        return Math.max(inOrder.largestExcess() / inOrderBoundary, byRarity.combinedExcess() / byRarityBoundary);
    }
}

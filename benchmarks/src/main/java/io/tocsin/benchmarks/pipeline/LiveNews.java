package io.tocsin.benchmarks.pipeline;

import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes until a listener is told that a level moved by a step that can be seen: from the oldest score that was not told yet, even if a newer one
 * is what is told then. A level that moved back before anybody looked is no news.
 *
 * <p>Thread-safe.
 */
final class LiveNews {
    /** As {@link io.tocsin.fleet.FleetMarks} sees it. */
    private static final double STEP = 0.05;

    /** Events round to thousandths. */
    private static final double ROUNDED = 0.0006;

    private static final long NOTHING = Long.MIN_VALUE;

    private final Latencies sinceScore = new Latencies();
    private final Latencies sinceSample = new Latencies();
    private final Map<String, Entity> entities = new HashMap<>();

    /** A level on another step than the one before. */
    private record Move(double level, long dueMs, long readMs) {
        long step() {
            return LiveNews.step(level);
        }

        boolean isAt(double told) {
            return Double.compare(level, told) == 0 || Math.abs(level - told) <= ROUNDED;
        }
    }

    /** What of one entity was told last, what was scored last, and what of that is not told yet. */
    private static final class Entity {
        private double told = Double.NEGATIVE_INFINITY;
        private long toldStep = NOTHING;
        private long toldMs;
        private long scored = NOTHING;
        private final List<Move> untold = new ArrayList<>();
    }

    /** A score as a reader got it; {@code dueMs} is when its sample was to be sent. */
    synchronized void scored(Score score, long dueMs, long readMs) {
        Entity entity = entities.computeIfAbsent(score.getEntity(), any -> new Entity());
        double level =
                score.getState() == ScoreState.SCORED ? (double) score.getScore() / score.getBoundary() : Double.NaN;
        Move move = new Move(level, dueMs, readMs);
        boolean isMove = entity.scored != NOTHING && entity.scored != move.step();
        entity.scored = move.step();
        if (!isMove) {
            return;
        }
        if (move.isAt(entity.told)) {
            // What was rounded may lie on the next step.
            entity.toldStep = move.step();
        }
        if (move.step() != entity.toldStep) {
            entity.untold.add(move);
        } else if (entity.untold.isEmpty()) {
            // The fleet in memory is ahead of readers, who wait for the transaction.
            add(move, entity.toldMs);
        } else {
            entity.untold.clear();
        }
    }

    /** What an event said of an entity. */
    synchronized void told(String name, double level, long nowMs) {
        Entity entity = entities.computeIfAbsent(name, any -> new Entity());
        entity.told = level;
        entity.toldStep = step(level);
        entity.toldMs = nowMs;
        if (entity.untold.isEmpty()) {
            return;
        }
        add(entity.untold.get(0), nowMs);
        int at = entity.untold.size() - 1;
        while (at >= 0 && !entity.untold.get(at).isAt(level)) {
            at--;
        }
        if (at >= 0) {
            entity.toldStep = entity.untold.get(at).step();
        }
        // None of them: the fleet in memory is ahead of what was read.
        entity.untold.subList(0, at >= 0 ? at + 1 : entity.untold.size()).clear();
    }

    private static long step(double level) {
        return Double.isNaN(level) ? -1 : Math.round(level / STEP);
    }

    private void add(Move move, long toldMs) {
        sinceScore.add(Math.max(0, toldMs - move.readMs()));
        sinceSample.add(toldMs - move.dueMs());
    }

    /** Forgets the entities, when nobody listens any more. */
    synchronized void forget() {
        entities.clear();
    }

    /** From the moment a reader of the topic had the score. */
    Latencies sinceScore() {
        return sinceScore;
    }

    /** From the moment the sample was due. */
    Latencies sinceSample() {
        return sinceSample;
    }
}

package io.tocsin.history;

import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one tick, without the reasons. Thread-safe.
 *
 * @param tick its number
 * @param version of the model; absent without one
 * @param score 0 unless SCORED
 * @param risks one a horizon, the shortest first; empty where none was told
 */
public record Verdict(
        long tick, ScoreState state, @Nullable String version, float score, float boundary, List<Risk> risks) {
    public Verdict {
        risks = List.copyOf(risks);
    }

    /** P(failure begins within the horizon), and from where on an alert is wanted; ratios. Thread-safe. */
    public record Risk(int horizonSeconds, float probability, float boundary) {
        static Risk of(FailureRisk risk) {
            return new Risk(risk.getHorizonSeconds(), risk.getProbability(), risk.getBoundary());
        }
    }

    /** What {@code score} says of tick number {@code tick}. */
    public static Verdict of(long tick, Score score) {
        return new Verdict(
                tick,
                score.getState(),
                score.getVersion(),
                score.getScore(),
                score.getBoundary(),
                score.getFailures().stream().map(Risk::of).toList());
    }
}

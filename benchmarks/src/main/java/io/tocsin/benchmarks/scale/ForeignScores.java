package io.tocsin.benchmarks.scale;

import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores of judges that are none of ours, as large as ours are. Stateless, thread-safe. */
final class ForeignScores {
    private static final List<FailureRisk> RISKS =
            List.of(new FailureRisk(60, 0f, 0.9f), new FailureRisk(180, 0f, 0.9f), new FailureRisk(300, 0f, 0.9f));

    private ForeignScores() {}

    /** A tick that nobody judged. */
    static Verdicts none(Tick tick) {
        return new Verdicts(score(tick, ScoreState.NO_MODEL, null, 0f, List.of()), null);
    }

    /** A tick with a score between 0 and 1, so that a quiet fleet stays quiet. */
    static Verdicts scored(Tick tick, float score) {
        return new Verdicts(score(tick, ScoreState.SCORED, "benchmark", score, RISKS), null);
    }

    private static Score score(
            Tick tick, ScoreState state, @Nullable String model, float score, List<FailureRisk> risks) {
        return new Score(
                tick.getEntity(),
                tick.getTime(),
                state,
                model,
                model == null ? null : "1",
                score,
                1f,
                risks,
                risks.isEmpty() ? null : risks.get(0).getHorizonSeconds(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                tick.getLabels(),
                tick.getSilencedBy());
    }
}

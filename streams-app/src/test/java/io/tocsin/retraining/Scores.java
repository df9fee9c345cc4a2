package io.tocsin.retraining;

import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores with a grid of ten seconds. Stateless, thread-safe. */
final class Scores {
    static final long TICK_MS = 10_000;

    private Scores() {}

    static Score of(String entity, long tick, float score) {
        return score(entity, tick, ScoreState.SCORED, "shops", score);
    }

    static Score withoutModel(String entity, long tick) {
        return score(entity, tick, ScoreState.NO_MODEL, null, 0f);
    }

    private static Score score(String entity, long tick, ScoreState state, @Nullable String model, float score) {
        return new Score(
                entity,
                Instant.ofEpochMilli(tick * TICK_MS),
                state,
                model,
                model == null ? null : "v1",
                score,
                1f,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }
}

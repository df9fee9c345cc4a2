package io.tocsin.demo.screen.view;

import io.tocsin.terminal.text.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the fleet table. Thread-safe.
 *
 * @param entity the entity's key
 * @param source simulated or live
 * @param state what is to be said about it
 * @param score newest score, 1.0 is the alert boundary; NaN when there is none
 * @param scores the last scores, one per tick, the newest last; NaN where there was none. As many as fit are shown; 120 fill the widest screen
 * @param failure absent when the model has no failure head or is warming up
 * @param explanation the metric that explains the score most; absent when there is nothing to explain
 * @param version version of the model that judged the newest tick; absent when none did
 * @param learning set in state LEARNING
 */
public record EntityRow(
        String entity,
        Source source,
        EntityState state,
        double score,
        List<Double> scores,
        @Nullable FailureOutlook failure,
        @Nullable Explanation explanation,
        @Nullable String version,
        @Nullable Learning learning) {
    public EntityRow {
        scores = List.copyOf(scores);
    }
}

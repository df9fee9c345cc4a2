package io.tocsin.fleet;

import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entity as it stands. Thread-safe.
 *
 * @param lasts how long its gravest incident has been open, in the time of its ticks; or nothing was heard of it; absent when all is well
 * @param acknowledged whether somebody has taken that incident
 * @param score newest score, NaN where none was given
 * @param boundary the score from which an alert is wanted
 * @param scores the last scores divided by their boundaries, the newest last; NaN where none was given
 * @param outlook absent without a failure head
 * @param because what explains it most; absent where nothing stands out
 * @param model that judged last; absent when none did
 * @param version of that model
 */
public record EntityLine(
        String entity,
        Standing standing,
        @Nullable Duration lasts,
        boolean acknowledged,
        double score,
        double boundary,
        List<Double> scores,
        @Nullable Outlook outlook,
        @Nullable Explanation because,
        @Nullable String model,
        @Nullable String version,
        Map<String, String> labels) {
    public EntityLine {
        scores = scores instanceof Recent ? scores : List.copyOf(scores);
        labels = Map.copyOf(labels);
    }

    /** The probability of a failure within the urgent horizon, and from where on an alert is wanted; all ratios. Thread-safe. */
    public record Outlook(double probability, double boundary, Duration horizon) {}
}

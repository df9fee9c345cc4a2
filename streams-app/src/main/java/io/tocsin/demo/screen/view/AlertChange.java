package io.tocsin.demo.screen.view;

import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change in the life of an incident. Thread-safe.
 *
 * @param level score (ANOMALY), failure probability 0 to 1 (FAILURE) or how far beyond the limit (LIMIT)
 * @param horizon for FAILURE: how far ahead the probability looks
 * @param explanations the metrics that explain it, the heaviest first
 * @param lasted for RESOLVED: how long the incident was open, in simulated time
 * @param outcome for FAILURE: whether it came, once the simulation has shown it
 */
public record AlertChange(
        long sequence,
        Instant at,
        String entity,
        AlertKind kind,
        AlertState state,
        double level,
        @Nullable Duration horizon,
        List<Explanation> explanations,
        @Nullable Duration lasted,
        @Nullable Outcome outcome)
        implements FeedEntry {
    public AlertChange {
        explanations = List.copyOf(explanations);
    }
}

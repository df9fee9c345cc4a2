package io.tocsin.console.explain;

import io.tocsin.console.explain.Series.Point;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Contributor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is told of an incident. Thread-safe.
 *
 * @param now end of the entity's newest tick, or the clock where nothing comes
 * @param metrics each contributor over the stretch; those of which there are no ticks are left out
 * @param scores the anomaly score divided by its boundary
 * @param worst the risk that stood out most, of whichever horizon; absent for other kinds and where no score tells it
 * @param probabilities of a failure within the horizon of {@code worst}; empty without it
 * @param others further incidents of the entity that were open within the last day, the newest first
 */
public record IncidentStory(
        Alert alert,
        Instant now,
        Duration tick,
        Stretch stretch,
        Map<String, List<Point>> metrics,
        List<Point> scores,
        @Nullable Risk worst,
        List<Point> probabilities,
        List<Alert> others) {
    /** How likely a failure was within a horizon, and from where on an alert is wanted; ratios. Thread-safe. */
    record Risk(double probability, double boundary, Duration horizon) {}

    public IncidentStory {
        metrics = Map.copyOf(metrics);
        scores = List.copyOf(scores);
        probabilities = List.copyOf(probabilities);
        others = List.copyOf(others);
    }

    boolean isOpen() {
        return alert.getResolvedAt() == null;
    }

    Duration lasts() {
        Instant end = alert.getResolvedAt() == null ? now : alert.getResolvedAt();
        Duration lasts = Duration.between(alert.getStartedAt(), end);
        return lasts.isNegative() ? Duration.ZERO : lasts;
    }

    Series metric(Contributor one, int cells) {
        return Series.of(metrics.getOrDefault(one.getMetric(), List.of()), stretch, tick.toMillis(), cells);
    }
}

package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.util.List;

/**
 * How likely an entity is to fail soon, of several horizons within the urgent one. Thread-safe.
 *
 * @param probability P(failure begins within the horizon), 0 to 1
 * @param boundary the probability from which the model wants an alert, 0 to 1
 * @param horizon how far the probability looks ahead
 * @param probabilities the last probabilities, one per tick, the newest last; NaN where there was none
 */
public record FailureOutlook(double probability, double boundary, Duration horizon, List<Double> probabilities) {
    public FailureOutlook {
        probabilities = List.copyOf(probabilities);
    }
}

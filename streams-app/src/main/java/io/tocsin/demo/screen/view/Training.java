package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training that is running. Thread-safe.
 *
 * @param version the version it will become
 * @param epoch epochs finished
 * @param epochs epochs at most
 * @param fraction share of the whole work done, 0 to 1
 * @param losses training loss of each finished epoch, the newest last
 * @param validationLosses validation loss of each finished epoch, the newest last
 * @param remaining estimated wall time left; absent when there is no estimate yet
 */
public record Training(
        String version,
        int epoch,
        int epochs,
        double fraction,
        List<Double> losses,
        List<Double> validationLosses,
        @Nullable Duration remaining) {
    public Training {
        losses = List.copyOf(losses);
        validationLosses = List.copyOf(validationLosses);
    }
}

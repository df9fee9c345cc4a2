package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.util.List;

/**
 * What is said when the demo is over. Thread-safe.
 *
 * @param elapsed wall time of the run
 * @param simulated simulated time of the run
 * @param ticks ticks seen
 * @param scores scores published
 * @param incidents one entry per kind
 * @param swaps models swapped in while running, the first one not counted
 * @param ticksWithoutScore ticks for which no score was published
 * @param p50Ms median time from sample to score in milliseconds, NaN when nothing was measured
 * @param p99Ms the same for the slowest hundredth
 * @param dataDirectory where topics and models stay
 * @param next what to do next, one command or sentence each
 */
public record Summary(
        Duration elapsed,
        Duration simulated,
        long ticks,
        long scores,
        List<IncidentCount> incidents,
        FailureTally failures,
        long swaps,
        long ticksWithoutScore,
        double p50Ms,
        double p99Ms,
        String dataDirectory,
        List<String> next) {
    public Summary {
        incidents = List.copyOf(incidents);
        next = List.copyOf(next);
    }
}

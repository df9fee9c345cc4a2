package io.tocsin.engine.training;

import io.tocsin.engine.window.TickSeries;
import java.util.List;

/**
 * What a model is trained on.
 *
 * <p>Thread-safe.
 *
 * @param tickDurationMs the grid of the tick numbers
 * @param series one an entity, none empty, all with the same metrics in the same order
 * @param failures known failures; empty: the model gets no failure head
 */
public record TrainingData(long tickDurationMs, List<TickSeries> series, List<FailureInterval> failures) {

    public TrainingData {
        series = List.copyOf(series);
        failures = List.copyOf(failures);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("nothing to train on: series=0");
        }
        for (TickSeries one : series) {
            if (one.size() == 0) {
                throw new IllegalArgumentException("series is empty: entity=" + one.entity());
            }
            if (!one.metrics().equals(series.get(0).metrics())) {
                throw new IllegalArgumentException("series have other metrics: entity=" + one.entity());
            }
        }
    }

    public long ticks() {
        return series.stream().mapToLong(TickSeries::size).sum();
    }
}

package io.tocsin.engine.training;

import io.tocsin.engine.window.TickSeries;
import java.util.List;

/**
 * The time line cut in three, the same moments for every entity: training, then validation, then calibration. Never shuffled: what comes later
 * judges what was learned before.
 *
 * <p>Thread-safe.
 *
 * @param first number of the first tick
 * @param validation number of the first tick of the validation part
 * @param calibration number of the first tick of the calibration part
 * @param end number after the last tick
 */
record TimeSplit(long first, long validation, long calibration, long end) {

    static TimeSplit of(List<TickSeries> series, TrainingSettings settings) {
        long first = series.stream().mapToLong(s -> s.tick(0)).min().orElse(0);
        long end =
                series.stream().mapToLong(s -> s.tick(s.size() - 1) + 1).max().orElse(0);
        long length = end - first;
        long calibration = end - (long) (length * settings.calibrationShare());
        long validation = calibration - (long) (length * settings.validationShare());
        return new TimeSplit(first, validation, calibration, end);
    }

    List<TickSeries> trainingPart(List<TickSeries> series) {
        return part(series, first, validation);
    }

    List<TickSeries> validationPart(List<TickSeries> series) {
        return part(series, validation, calibration);
    }

    private static List<TickSeries> part(List<TickSeries> series, long from, long to) {
        return series.stream()
                .map(s -> s.between(from, to))
                .filter(s -> s.size() > 0)
                .toList();
    }
}

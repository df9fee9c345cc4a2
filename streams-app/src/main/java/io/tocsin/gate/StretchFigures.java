package io.tocsin.gate;

/**
 * How a model did on a stretch.
 *
 * <p>Thread-safe.
 *
 * @param ticks that it judged, those of warm-up left out
 * @param nonFinite ticks whose score was no number
 * @param typicalError geometric mean of the smoothed errors, 1 = as in calibration; NaN without judged ticks
 * @param forecastError absolute error of the forecast over that of the naive forecast, mean over the metrics that both models know; NaN where nothing moved
 * @param alarmsPerWeek anomalies that opened, an entity and week
 * @param brier mean over the horizons of {@code mean (p − y)²}; NaN where no failure is known in the stretch, or without a failure head
 */
public record StretchFigures(
        long ticks, long nonFinite, double typicalError, double forecastError, double alarmsPerWeek, double brier) {}

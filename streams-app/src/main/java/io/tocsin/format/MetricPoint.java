package io.tocsin.format;

import java.util.OptionalLong;

/**
 * One value of one series at one moment, or the end of the series.
 *
 * <p>Thread-safe.
 *
 * @param startMs since when a counter counts, in milliseconds of the epoch; empty when the source does not tell
 * @param timeMs milliseconds of the epoch, positive
 * @param value finite; NaN where the series {@linkplain #isEnd ends}, so that nobody takes the end for a value
 */
public record MetricPoint(MetricSeries series, OptionalLong startMs, long timeMs, double value) {

    public MetricPoint {
        if (Double.isInfinite(value) || timeMs <= 0) {
            throw new IllegalArgumentException(
                    "a point needs a finite value and a positive time: value=" + value + " timeMs=" + timeMs);
        }
    }

    /** The source says that no more values of the series come until it begins anew: it was scraped before and is gone. */
    public static MetricPoint end(MetricSeries series, long timeMs) {
        return new MetricPoint(series, OptionalLong.empty(), timeMs, Double.NaN);
    }

    /** True when the point is no value but the end of the series. */
    public boolean isEnd() {
        return Double.isNaN(value);
    }
}

package io.tocsin.engine.features;

import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the features and their scaling from the training part of the data alone.
 *
 * <p>A metric becomes a feature when at least half of the ticks have it. It is taken as its logarithm when it is never negative and spans
 * decades (the 99th percentile is over {@value #HEAVY_TAIL} times the median). Standard deviations are floored: a deviation below one
 * percent of a value, or below what {@link ScaleFloors} says of its kind, interests nobody, however flat the metric was.
 *
 * <p>{@link AnnouncedLoad} becomes a context feature when any tick has it.
 *
 * <p>Thread-safe.
 */
public final class FeatureFit {
    private static final double HEAVY_TAIL = 10;
    private static final double MEDIAN_FLOOR = 0.01;
    private static final double RELATIVE_FLOOR = 0.01;
    private static final double LOG_FLOOR = 0.05;
    /** However seldom something is announced, it stays within what the network is shown. */
    private static final double CONTEXT_FLOOR = 0.25;

    private FeatureFit() {}

    /**
     * Fits on all rows of {@code series}, which must have the same metrics in the same order.
     *
     * @throws IllegalArgumentException if no metric is there in half of the ticks
     */
    public static FeatureSet fit(List<TickSeries> series) {
        List<String> metrics = series.get(0).metrics();
        int rows = series.stream().mapToInt(TickSeries::size).sum();
        List<Feature> features = new ArrayList<>();
        for (int column = 0; column < metrics.size(); column++) {
            float[] values = presentValues(series, column, rows);
            Transform context = AnnouncedLoad.transform(metrics.get(column));
            if (context != null) {
                if (values.length > 0) {
                    features.add(fitContext(metrics.get(column), context, values, rows));
                }
            } else if (values.length * 2 >= rows && values.length > 0) {
                features.add(fit(metrics.get(column), values));
            }
        }
        if (features.stream().allMatch(Feature::isContext)) {
            throw new IllegalArgumentException(
                    "no metric is there in half of the ticks: ticks=" + rows + " metrics=" + metrics.size());
        }
        return new FeatureSet(features);
    }

    private static float[] presentValues(List<TickSeries> series, int column, int rows) {
        float[] values = new float[rows];
        int count = 0;
        for (TickSeries one : series) {
            for (int i = 0; i < one.size(); i++) {
                float value = one.row(i)[column];
                if (!Float.isNaN(value)) {
                    values[count++] = value;
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static Feature fit(String metric, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double high = sorted[(int) (0.99 * (sorted.length - 1))];
        boolean heavyTail = sorted[0] >= 0 && high > HEAVY_TAIL * Math.max(median, MEDIAN_FLOOR) && high > 1;
        Transform transform = heavyTail ? Transform.SIGNED_LOG : Transform.IDENTITY;
        double[] moments = moments(transform, values, values.length);
        return feature(metric, transform, moments, floor(metric, transform, moments[0]));
    }

    private static Feature fitContext(String metric, Transform transform, float[] values, int rows) {
        return feature(metric, transform, moments(transform, values, rows), CONTEXT_FLOOR);
    }

    private static Feature feature(String metric, Transform transform, double[] moments, double floor) {
        return new Feature(metric, transform, (float) moments[0], (float) Math.max(moments[1], floor));
    }

    /** Mean and standard deviation of the transformed values of {@code rows} ticks; it is 0 in those that have none. */
    private static double[] moments(Transform transform, float[] values, int rows) {
        double sum = 0;
        double sumOfSquares = 0;
        for (float value : values) {
            double v = transform.apply(value);
            sum += v;
            sumOfSquares += v * v;
        }
        double mean = sum / rows;
        return new double[] {mean, Math.sqrt(Math.max(0, sumOfSquares / rows - mean * mean))};
    }

    private static double floor(String metric, Transform transform, double mean) {
        return transform == Transform.SIGNED_LOG
                ? LOG_FLOOR
                : Math.max(ScaleFloors.of(metric), RELATIVE_FLOOR * Math.abs(mean));
    }
}

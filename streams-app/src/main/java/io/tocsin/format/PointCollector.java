package io.tocsin.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes the points of one record, holds them against the limits, and tells the listener what stays behind.
 *
 * <p>Confined to one thread.
 */
public final class PointCollector {
    /** What a sample takes as the name of a metric; checked before names are joined, so that a long one is not repeated in each point. */
    public static final int NAME_CHARS_MAX = 255;

    /** The NaN by which Prometheus marks that a series is stale. */
    private static final long STALE_BITS = 0x7ff0000000000002L;

    private final PointLimits limits;
    private final LeftOutListener listener;
    private final List<MetricPoint> points = new ArrayList<>();

    public PointCollector(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /** The points so far. */
    public List<MetricPoint> points() {
        return List.copyOf(points);
    }

    public PointLimits limits() {
        return limits;
    }

    public void leaveOut(LeftOut cause) {
        listener.leftOut(cause);
    }

    /** The series, unless its name is not proper or its labels are too many: then it is left out. */
    public Optional<MetricSeries> series(
            String name, String unit, PointKind kind, Map<String, String> resource, Map<String, String> attributes) {
        if (!isProperName(name)) {
            leaveOut(LeftOut.BAD_NAME);
            return Optional.empty();
        }
        if (resource.size() + attributes.size() > limits.labelsMax()) {
            leaveOut(LeftOut.TOO_MANY_LABELS);
            return Optional.empty();
        }
        return Optional.of(new MetricSeries(name, unit, kind, resource, attributes));
    }

    public void add(MetricSeries series, long timeMs, double value) {
        add(series, OptionalLong.empty(), timeMs, value);
    }

    /** Takes a value; a stale marker becomes the end of the series, whatever else is not finite stays behind. */
    public void add(MetricSeries series, OptionalLong startMs, long timeMs, double value) {
        if (timeMs <= 0) {
            leaveOut(LeftOut.NO_TIME);
        } else if (isStale(value)) {
            take(MetricPoint.end(series, timeMs));
        } else if (!Double.isFinite(value)) {
            leaveOut(LeftOut.NOT_FINITE);
        } else {
            take(new MetricPoint(series, startMs, timeMs, value));
        }
    }

    public void addEnd(MetricSeries series, long timeMs) {
        add(series, timeMs, Double.longBitsToDouble(STALE_BITS));
    }

    /** Prometheus' marker, told from other NaNs by its bits. */
    public static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == STALE_BITS;
    }

    public static boolean isProperName(String name) {
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
            return false;
        }
        // A stream for it took a twentieth of all that becomes of a point.
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void take(MetricPoint point) {
        limits.checkPoints(points.size() + 1L);
        points.add(point);
    }
}

package io.tocsin.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Telegraf's view of a metric: a measurement with tags and a time, and fields with the numbers. Each field becomes a point of the series
 * {@code measurement.field}, whose type nobody tells. The tag {@code host}, which Telegraf's agent sets, is the resource.
 *
 * <p>Confined to one thread.
 */
public final class TaggedFields {
    private static final String HOST_TAG = "host";

    private final PointCollector points;
    private final String measurement;
    private final Map<String, String> resource;
    private final Map<String, String> attributes;
    private final long timeMs;

    private TaggedFields(PointCollector points, String measurement, Map<String, String> tags, long timeMs) {
        this.points = points;
        this.measurement = measurement;
        this.timeMs = timeMs;
        Map<String, String> others = new HashMap<>(tags);
        String host = others.remove(HOST_TAG);
        this.resource = host == null ? Map.of() : Map.of(HOST_TAG, host);
        this.attributes = Map.copyOf(others);
    }

    /** Nothing where the name is not proper or the tags are too many: then all of it is left out. */
    public static Optional<TaggedFields> of(
            PointCollector points, String measurement, Map<String, String> tags, long timeMs) {
        // The name is checked before it is repeated with each field.
        if (!PointCollector.isProperName(measurement)) {
            points.leaveOut(LeftOut.BAD_NAME);
            return Optional.empty();
        }
        if (tags.size() > points.limits().labelsMax()) {
            points.leaveOut(LeftOut.TOO_MANY_LABELS);
            return Optional.empty();
        }
        return Optional.of(new TaggedFields(points, measurement, tags, timeMs));
    }

    /** One field with a number. */
    public void add(String field, double value) {
        // An empty field would leave a name that ends in a dot.
        if (!PointCollector.isProperName(field)) {
            points.leaveOut(LeftOut.BAD_NAME);
            return;
        }
        points.series(measurement + "." + field, "", PointKind.UNTYPED, resource, attributes)
                .ifPresent(series -> points.add(series, timeMs, value));
    }

    /** One field with a truth value: 1 or 0. */
    public void add(String field, boolean value) {
        add(field, value ? 1.0 : 0.0);
    }
}

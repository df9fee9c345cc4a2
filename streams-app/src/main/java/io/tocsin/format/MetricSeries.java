package io.tocsin.format;

import java.util.Map;

/**
 * Whose value a point is: one metric under one set of labels.
 *
 * <p>Thread-safe.
 *
 * @param name as the source writes it, 1 to 255 characters without control characters
 * @param unit as the source writes it (UCUM in OTLP); empty when it does not tell
 * @param resource labels of what sends: an entity is built of them
 * @param attributes labels of this metric alone
 */
public record MetricSeries(
        String name, String unit, PointKind kind, Map<String, String> resource, Map<String, String> attributes) {

    public MetricSeries {
        resource = Map.copyOf(resource);
        attributes = Map.copyOf(attributes);
    }
}

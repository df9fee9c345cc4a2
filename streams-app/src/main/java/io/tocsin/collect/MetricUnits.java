package io.tocsin.collect;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The unit of a metric, told from its name. Stateless, thread-safe. */
public final class MetricUnits {
    private static final Map<String, String> UNITS = Arrays.stream(HostMetric.values())
            .collect(Collectors.toUnmodifiableMap(HostMetric::metricName, HostMetric::unit));

    /** What the semantic conventions say of names, whoever sends them. */
    private static final Map<String, String> UNITS_BY_PART =
            Map.of(".utilization", "1", ".ratio", "1", ".duration.", "s", ".usage.", "By");

    private MetricUnits() {}

    /** In UCUM notation; {@code 1} is a ratio. */
    public static Optional<String> of(String metric) {
        return Optional.ofNullable(UNITS.get(metric))
                .or(() -> UNITS_BY_PART.entrySet().stream()
                        .filter(entry -> (metric + ".").contains(entry.getKey()) || metric.endsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}

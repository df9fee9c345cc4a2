package io.tocsin.engine.features;

import java.util.List;

/**
 * The smallest standard deviation that is believed, by the kind of metric that a name of OpenTelemetry's semantic conventions tells. A disk that
 * was idle in all training ticks has a deviation of zero; one read a second must not count as a million deviations.
 *
 * <p>Thread-safe.
 */
final class ScaleFloors {
    /** For names that tell nothing: no more than what keeps a division finite. */
    private static final double UNKNOWN = 1e-6;

    private static final List<Kind> KINDS = List.of(
            // One percentage point.
            new Kind("utilization", 0.01),
            new Kind("io_time", 0.01),
            new Kind(".ratio", 0.01),
            // Its memory of up to a quarter of an hour makes it look flat in a short stretch; half a thread is what it
            // moves by at rest.
            new Kind("load_average", 0.5),
            // Bytes a second: a log line here and there.
            new Kind("disk.io.", 4096),
            new Kind("network.io.", 4096),
            // A few a second: what any host does when somebody looks at it.
            new Kind("disk.operations", 5),
            new Kind("network.packets", 5),
            new Kind("paging.", 1),
            new Kind("errors", 0.1),
            new Kind("network.connections", 1),
            new Kind("process.count", 1),
            new Kind("thread.count", 2));

    private record Kind(String part, double floor) {}

    private ScaleFloors() {}

    /** In the metric's own unit, above 0. */
    static double of(String metric) {
        for (Kind kind : KINDS) {
            if (metric.contains(kind.part)) {
                return kind.floor;
            }
        }
        return UNKNOWN;
    }
}

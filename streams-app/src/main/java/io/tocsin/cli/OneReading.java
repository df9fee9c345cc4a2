package io.tocsin.cli;

import io.tocsin.collect.HostMetric;
import io.tocsin.collect.HostMetricsReader;
import java.util.SortedMap;

/**
 * One reading of this machine's metrics, rates included.
 *
 * <p>Thread-safe.
 */
record OneReading(SortedMap<String, Double> metrics) {
    /** A rate is a mean over the time between two readings. */
    private static final long BETWEEN_READINGS_MS = 1_000;

    static OneReading take() throws InterruptedException {
        HostMetricsReader reader = HostMetricsReader.ofThisMachine();
        reader.read();
        Thread.sleep(BETWEEN_READINGS_MS);
        return new OneReading(reader.read());
    }

    void print(Output output) {
        TextTable table = output.table("METRIC", "VALUE", "UNIT", "WHAT").right(1);
        for (HostMetric metric : HostMetric.values()) {
            Double value = metrics.get(metric.metricName());
            if (value != null) {
                table.row(metric.metricName(), NumberFormat.plain(value), metric.unit(), metric.description());
            }
        }
        table.print(output.out());
    }
}

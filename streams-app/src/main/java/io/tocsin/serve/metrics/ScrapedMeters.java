package io.tocsin.serve.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The registry of an instance whose meters are scraped. Stateless, thread-safe.
 */
public final class ScrapedMeters {
    private ScrapedMeters() {}

    /** A new one; of Kafka's own meters it takes only a few. */
    public static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(new KeptKafkaMeters());
        return meters;
    }
}

package io.tocsin.serve.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What the server counts.
 *
 * <p>Thread-safe.
 */
final class ServeMeters {
    private final MeterRegistry meters;

    ServeMeters(MeterRegistry meters, Budget budget, KafkaWatch kafka) {
        this.meters = meters;
        Gauge.builder("tocsin.serve.inflight.requests", budget, Budget::requests)
                .description("Pushed requests that are taken and not yet answered")
                .register(meters);
        Gauge.builder("tocsin.serve.inflight.bytes", budget, Budget::bytes)
                .description("Bytes of their bodies")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("tocsin.serve.kafka.away", kafka, watch -> watch.isAway() ? 1 : 0)
                .description("1 while Kafka does not take pushed samples, else 0")
                .register(meters);
    }

    /** A request was answered; {@code outcome} is {@code taken} or says why not. */
    void answered(String protocol, String outcome, Duration duration) {
        Timer.builder("tocsin.serve.requests")
                .description("Pushed requests, from their headers to their answer")
                .tag("protocol", protocol)
                .tag("outcome", outcome)
                .register(meters)
                .record(duration);
    }

    /** Kafka has the samples that were made of so many values. */
    void points(String protocol, int taken) {
        Counter.builder("tocsin.serve.points")
                .description("Values that were pushed and are in the samples topic")
                .tag("protocol", protocol)
                .register(meters)
                .increment(taken);
    }

    void samples(int written) {
        Counter.builder("tocsin.serve.samples")
                .description("Samples made of what was pushed")
                .register(meters)
                .increment(written);
    }
}

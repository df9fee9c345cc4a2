package io.tocsin.serve;

import io.tocsin.calendar.Calendar;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.serve.probe.Probes;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What of the running system is shown. Thread-safe.
 *
 * @param fleet is shown every score, and by the server every alert
 * @param blindness why no alert can come, in a sentence; empty as long as one can
 * @param probes what is answered to whoever restarts the instance
 */
public record AppParts(
        KafkaStreams streams,
        ModelRegistry models,
        LiveFleet fleet,
        Supplier<Calendar> calendar,
        Supplier<Optional<String>> blindness,
        Probes probes) {}

package io.tocsin.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the models topic cannot be read and when it can again; each kind of trouble once, however often it is met.
 *
 * <p>Confined to the loader's thread; the gauge may be read by any.
 */
final class TopicReading {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReading.class);

    private final String topic;
    private final AtomicBoolean readable = new AtomicBoolean();
    private final Set<Class<?>> told = new HashSet<>();
    private long failedAtNanos;

    TopicReading(String topic, MeterRegistry meters) {
        this.topic = topic;
        Gauge.builder("tocsin.models.readable", readable, is -> is.get() ? 1 : 0)
                .description("1 while the models topic is read to its end, 0 while it cannot be read")
                .register(meters);
    }

    /** It could not be read just now. */
    void failed(RuntimeException reason) {
        readable.set(false);
        if (told.isEmpty()) {
            failedAtNanos = System.nanoTime();
        }
        // Not by the message: it may name another node each time.
        if (told.add(reason.getClass())) {
            LOG.warn(
                    "models topic cannot be read just now, trying again; the models in force go on: topic={} reason={}",
                    topic,
                    reason.getMessage());
        }
    }

    /** It is read, up to its end. */
    void works() {
        readable.set(true);
        if (!told.isEmpty()) {
            told.clear();
            LOG.info(
                    "models topic is read again: topic={} after={} s",
                    topic,
                    Duration.ofNanos(System.nanoTime() - failedAtNanos).toSeconds());
        }
    }
}

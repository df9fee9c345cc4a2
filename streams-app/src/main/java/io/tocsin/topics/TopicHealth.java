package io.tocsin.topics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Tells when a topic cannot be read and when it can again; each kind of trouble once, however often it is met.
 *
 * <p>Confined to the reader's thread; the gauge may be read by any.
 */
public final class TopicHealth {
    private final Logger log;
    private final String what;
    private final String topic;
    private final AtomicBoolean readable = new AtomicBoolean();
    private final AtomicLong readMs = new AtomicLong();
    private final Set<Class<?>> told = new HashSet<>();
    private long failedAtNanos;

    /**
     * Not read yet.
     *
     * @param log of the reader, in whose name it is told
     * @param what the topic holds, in the plural: {@code models}; the gauges are {@code tocsin.<what>.readable} and {@code tocsin.<what>.read.time}
     */
    public TopicHealth(Logger log, String what, String topic, MeterRegistry meters) {
        this.log = log;
        this.what = what;
        this.topic = topic;
        Gauge.builder("tocsin." + what + ".readable", readable, is -> is.get() ? 1 : 0)
                .description("1 while the " + what + " topic is read to its end, 0 while it cannot be read")
                .register(meters);
        Gauge.builder("tocsin." + what + ".read.time", readMs, ms -> ms.get() / 1e3)
                .description("When the " + what
                        + " topic was last known to be read to its end, in seconds since 1970; 0: never")
                .baseUnit("seconds")
                .register(meters);
    }

    /** It could not be read just now. */
    public void failed(RuntimeException reason) {
        readable.set(false);
        if (told.isEmpty()) {
            failedAtNanos = System.nanoTime();
        }
        // Not by the message: it may name another node each time.
        if (told.add(reason.getClass())) {
            log.warn(
                    "{} topic cannot be read just now, trying again; what is in force goes on: topic={} reason={}",
                    what,
                    topic,
                    reason.getMessage());
        }
    }

    /** It is read, up to its end. */
    public void works() {
        readable.set(true);
        readMs.set(System.currentTimeMillis());
        if (!told.isEmpty()) {
            told.clear();
            log.info(
                    "{} topic is read again: topic={} after={} s",
                    what,
                    topic,
                    Duration.ofNanos(System.nanoTime() - failedAtNanos).toSeconds());
        }
    }
}

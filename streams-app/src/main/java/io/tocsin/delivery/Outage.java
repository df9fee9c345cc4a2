package io.tocsin.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a receiver's trouble visible: a line for each kind of trouble in an outage and one when it is over, and counts of everything.
 *
 * <p>Confined to one thread; the meters are read by others.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String receiver;
    private final MeterRegistry meters;
    private final Counter delivered;
    private final Counter undeliverable;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger inTrouble = new AtomicInteger();
    private final Set<String> told = new HashSet<>();
    private int failures;
    private long sinceMs;

    Outage(String receiver, MeterRegistry meters) {
        this.receiver = receiver;
        this.meters = meters;
        this.delivered = Counter.builder("tocsin.deliver.messages")
                .description("Messages that a receiver took")
                .tag("receiver", receiver)
                .register(meters);
        this.undeliverable = Counter.builder("tocsin.deliver.undeliverable")
                .description("Messages that were given up and dead-lettered")
                .tag("receiver", receiver)
                .register(meters);
        Gauge.builder("tocsin.deliver.pending", pending, AtomicInteger::get)
                .description("Messages that a receiver is still to take")
                .tag("receiver", receiver)
                .register(meters);
        Gauge.builder("tocsin.deliver.trouble", inTrouble, AtomicInteger::get)
                .description("1 while a receiver does not take messages, else 0")
                .tag("receiver", receiver)
                .register(meters);
    }

    /** Failures in a row, over all messages. */
    int failures() {
        return failures;
    }

    void taken(long nowMs) {
        delivered.increment();
        if (failures > 0) {
            LOG.info(
                    "receiver takes messages again: receiver={} failures={} after={} s",
                    receiver,
                    failures,
                    (nowMs - sinceMs) / 1000);
        }
        failures = 0;
        inTrouble.set(0);
        told.clear();
    }

    void failed(String trouble, String detail, long nowMs) {
        Counter.builder("tocsin.deliver.failures")
                .description("Tries that failed, by what was the matter")
                .tag("receiver", receiver)
                .tag("trouble", trouble)
                .register(meters)
                .increment();
        if (failures == 0) {
            sinceMs = nowMs;
        }
        failures++;
        inTrouble.set(1);
        if (told.add(trouble)) {
            LOG.warn("receiver does not take messages, trying again: receiver={} {}", receiver, detail);
        }
    }

    /** The receiver works, but not for this message. */
    void givenUp(String notice, String detail) {
        undeliverable.increment();
        LOG.error(
                "message is given up, it is in the dead letters: receiver={} incident={} {}", receiver, notice, detail);
    }

    void pending(int messages) {
        pending.set(messages);
    }
}

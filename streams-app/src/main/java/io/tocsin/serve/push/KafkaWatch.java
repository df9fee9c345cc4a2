package io.tocsin.serve.push;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Kafka takes samples. While it does not, one request now and then is let through to see, and all others need not wait in vain.
 *
 * <p>Thread-safe.
 */
final class KafkaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
    private static final long PROBE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanoTime;
    private boolean isAway;
    private long awaySince;
    private long nextProbe;
    private int waiting;
    private long lastProgress;

    KafkaWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** False when a request would wait in vain. */
    synchronized boolean admits() {
        long now = nanoTime.getAsLong();
        if (!isAway) {
            return true;
        }
        if (now - nextProbe < 0) {
            return false;
        }
        nextProbe = now + PROBE_EVERY_NANOS;
        return true;
    }

    /** True when Kafka failed, or has acknowledged nothing for a while though it should. */
    synchronized boolean isAway() {
        return isAway || (waiting > 0 && nanoTime.getAsLong() - lastProgress > STALLED_NANOS);
    }

    synchronized void sending() {
        if (waiting == 0) {
            lastProgress = nanoTime.getAsLong();
        }
        waiting++;
    }

    synchronized void acknowledged() {
        waiting--;
        lastProgress = nanoTime.getAsLong();
        if (isAway) {
            isAway = false;
            LOG.info(
                    "kafka takes pushed samples again: after={} s",
                    Duration.ofNanos(lastProgress - awaySince).toSeconds());
        }
    }

    /** It answered, though with a refusal of this request alone. */
    synchronized void refused() {
        waiting--;
        lastProgress = nanoTime.getAsLong();
    }

    synchronized void failed(String reason) {
        waiting--;
        long now = nanoTime.getAsLong();
        nextProbe = now + PROBE_EVERY_NANOS;
        if (!isAway) {
            isAway = true;
            awaySince = now;
            LOG.warn("kafka does not take pushed samples, senders are told to come again: reason={}", reason);
        }
    }
}

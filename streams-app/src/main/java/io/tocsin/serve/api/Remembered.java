package io.tocsin.serve.api;

import io.tocsin.serve.http.RefusedRequestException;
import io.tocsin.topics.TopicNotFoundException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What is dear to find out, for a while: however many ask at once, one thread finds it out, and the others wait for it.
 *
 * <p>Nobody waits longer than the patience, counted from when the reading began. After one that failed nobody waits at all until one has succeeded: while
 * Kafka is away the few threads of the API must stay free.
 *
 * <p>Thread-safe.
 */
public final class Remembered<T> {
    private final String what;
    private final Duration fresh;
    private final Duration patience;
    private final Supplier<T> source;
    private final Executor threads;
    private final LongSupplier nanoClock;
    private @Nullable Reading<T> newest;
    private int changes;

    /**
     * Nothing is read before somebody asks.
     *
     * @param what is read, for people
     * @param fresh for how long it is good
     * @param source reads; a {@link KafkaException} says that it cannot just now
     * @param threads run the source
     */
    public Remembered(
            String what,
            Duration fresh,
            Duration patience,
            Supplier<T> source,
            Executor threads,
            LongSupplier nanoClock) {
        this.what = what;
        this.fresh = fresh;
        this.patience = patience;
        this.source = source;
        this.threads = threads;
        this.nanoClock = nanoClock;
    }

    /** One run of the source. */
    private static final class Reading<T> {
        final CompletableFuture<T> value = new CompletableFuture<>();
        final int changes;
        final long deadlineNanos;
        volatile long endNanos;

        Reading(int changes, long deadlineNanos) {
            this.changes = changes;
            this.deadlineNanos = deadlineNanos;
        }
    }

    /**
     * It, not older than it may be.
     *
     * @throws RefusedRequestException if it is not to be had just now
     */
    public T get() throws RefusedRequestException, InterruptedException {
        while (true) {
            Reading<T> reading = reading();
            T value = await(reading);
            if (isKept(reading)) {
                return value;
            }
        }
    }

    /** It as it is now: what was read before, or began to be, does not count any longer. */
    public T anew() throws RefusedRequestException, InterruptedException {
        forget();
        return get();
    }

    /** It has changed: what was read before, or began to be, does not count any longer. */
    public synchronized void forget() {
        changes++;
    }

    private synchronized boolean isKept(Reading<T> reading) {
        return reading.changes == changes;
    }

    private synchronized Reading<T> reading() {
        Reading<T> before = newest;
        if (before != null && (!before.value.isDone() || isFresh(before))) {
            return before;
        }
        boolean failed = before != null && before.value.isCompletedExceptionally();
        long waitNanos = failed ? 0 : patience.toNanos();
        Reading<T> next = new Reading<>(changes, nanoClock.getAsLong() + waitNanos);
        newest = next;
        threads.execute(() -> run(next));
        return next;
    }

    private boolean isFresh(Reading<T> reading) {
        return !reading.value.isCompletedExceptionally()
                && isKept(reading)
                && nanoClock.getAsLong() - reading.endNanos <= fresh.toNanos();
    }

    private void run(Reading<T> reading) {
        try {
            T value = source.get();
            reading.endNanos = nanoClock.getAsLong();
            reading.value.complete(value);
        } catch (RuntimeException | Error e) {
            // Whatever it is, those who wait must be told.
            reading.value.completeExceptionally(e);
        }
    }

    private T await(Reading<T> reading) throws RefusedRequestException, InterruptedException {
        try {
            long leftNanos = Math.max(0, reading.deadlineNanos - nanoClock.getAsLong());
            return reading.value.get(leftNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw RefusedRequestException.away(what + " cannot be read just now: no answer within "
                    + patience.toMillis() + " ms; it goes on, ask again");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof KafkaException || cause instanceof TopicNotFoundException) {
                throw RefusedRequestException.away(what + " cannot be read just now: reason=" + cause.getMessage());
            }
            throw new IllegalStateException(what + " cannot be read", cause);
        }
    }
}

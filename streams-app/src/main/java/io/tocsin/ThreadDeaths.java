package io.tocsin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.binary.UnreadableStateException;
import io.tocsin.runtime.BrokerRefusal;
import io.tocsin.runtime.Causes;
import io.tocsin.runtime.StateGuard;
import io.tocsin.runtime.StateTrouble;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the streams when one of their threads dies: another takes its place and goes on from the last commit, unless it would die of the same. Those are stored state that this version
 * cannot read, a state directory that cannot be used, and, as long as the streams never ran, something that the broker refuses; then the streams stop, and this knows why.
 *
 * <p>Thread-safe.
 */
public final class ThreadDeaths {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadDeaths.class);

    private final StateGuard stateGuard;
    private final BooleanSupplier hasRun;
    private final Counter replaced;
    private final AtomicReference<@Nullable UnreadableStateException> unreadableState = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> refusal = new AtomicReference<>();

    /**
     * Nobody has died yet.
     *
     * @param hasRun whether the streams were running at least once
     */
    ThreadDeaths(StateGuard stateGuard, BooleanSupplier hasRun, MeterRegistry meters) {
        this.stateGuard = stateGuard;
        this.hasRun = hasRun;
        this.replaced = Counter.builder("tocsin.streams.threads.replaced")
                .description("Stream threads that died and were replaced")
                .register(meters);
    }

    /** One died of {@code cause}. */
    StreamThreadExceptionResponse after(Throwable cause) {
        Optional<UnreadableStateException> unreadable = Causes.first(cause, UnreadableStateException.class);
        if (unreadable.isPresent()) {
            unreadableState.compareAndSet(null, unreadable.get());
            LOG.debug("stream thread died of stored state", cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        // Later it may be somebody's slip, which is put right while the threads try again; at the start nobody would
        // see that nothing works.
        if (!hasRun.getAsBoolean() && BrokerRefusal.isIn(cause)) {
            refusal.compareAndSet(null, cause);
            LOG.debug("stream thread was refused", cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (stateGuard.mustStopFor(cause)) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replaced.increment();
        LOG.error("stream thread died, another takes over from the last commit: {}", reason(cause));
        LOG.debug("stream thread died", cause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Kafka Streams says where it happened, what it comes from says what did. Of a refusal the log has nothing else: Kafka's own lines of it are dropped. */
    private static String reason(Throwable cause) {
        if (BrokerRefusal.isIn(cause)) {
            return BrokerRefusal.explain(cause);
        }
        Throwable root = Causes.root(cause);
        return Causes.inOneLine("reason=" + cause + (root == cause ? "" : " cause=" + root));
    }

    /** The stored state that could not be read; empty as long as there is none. */
    public Optional<UnreadableStateException> unreadableState() {
        return Optional.ofNullable(unreadableState.get());
    }

    /** What the broker refused before the streams ever ran; empty otherwise. */
    public Optional<Throwable> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    /** What is wrong with the state directory; empty as long as nothing is. */
    public Optional<StateTrouble> stateTrouble() {
        return stateGuard.trouble();
    }
}

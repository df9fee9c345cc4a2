package io.tocsin.runtime;

import io.tocsin.config.ProcessingGuarantee;
import io.tocsin.config.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the state directory: makes anew what is damaged before the streams start, and says whether a failure of theirs is the directory's fault and
 * cannot be gone on from.
 *
 * <p>Thread-safe, but for {@link #inspect}.
 */
public final class StateGuard {
    private static final Logger LOG = LoggerFactory.getLogger(StateGuard.class);

    private final StateInspection inspection;
    private final boolean isExactlyOnce;
    private final AtomicReference<@Nullable StateTrouble> trouble = new AtomicReference<>();

    public StateGuard(StreamsSettings streams) {
        this.inspection = new StateInspection(streams.stateDirectory(), streams.applicationId());
        this.isExactlyOnce = streams.processingGuarantee() == ProcessingGuarantee.EXACTLY_ONCE_V2;
    }

    /**
     * Before the streams start, and only when this process owns the directory.
     *
     * @throws UncheckedIOException if the directory cannot be looked through
     */
    public void inspect() {
        try {
            inspection.run();
        } catch (IOException e) {
            throw new UncheckedIOException("state on disk cannot be looked through: " + e, e);
        }
    }

    /** Whether a thread that died of {@code cause} would not be the last; then {@link #trouble} tells why. */
    public boolean mustStopFor(Throwable cause) {
        // With transactions, Kafka Streams deletes the stores of a task that did not end well, and the next thread
        // makes them anew.
        return StateTrouble.behind(cause)
                .filter(found -> !(isExactlyOnce && found == StateTrouble.DAMAGED))
                .map(found -> remember(found, cause))
                .isPresent();
    }

    /** The streams did not start. */
    public void startFailed(Throwable cause) {
        StateTrouble.behind(cause).ifPresent(found -> remember(found, cause));
    }

    /** What is wrong with the directory; empty as long as nothing is that the streams have to stop for. */
    public Optional<StateTrouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    private StateTrouble remember(StateTrouble found, Throwable cause) {
        trouble.compareAndSet(null, found);
        LOG.error("the state directory cannot be used, streams stop: trouble={} reason={}", found, rootOf(cause));
        LOG.debug("the state directory cannot be used", cause);
        if (found == StateTrouble.DAMAGED) {
            try {
                inspection.readAllNextTime();
            } catch (IOException e) {
                LOG.error("next start cannot be told to read all stores, delete them by hand: reason={}", e.toString());
            }
        }
        return found;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}

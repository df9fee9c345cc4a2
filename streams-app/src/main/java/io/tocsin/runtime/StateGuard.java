package io.tocsin.runtime;

import io.tocsin.config.ProcessingGuarantee;
import io.tocsin.config.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
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

    private final Path directory;
    private final StateInspection inspection;
    private final boolean isExactlyOnce;
    private final AtomicReference<@Nullable StateTrouble> trouble = new AtomicReference<>();

    public StateGuard(StreamsSettings streams) {
        this.directory = streams.stateDirectory();
        this.inspection = new StateInspection(directory, streams.applicationId());
        this.isExactlyOnce = streams.processingGuarantee() == ProcessingGuarantee.EXACTLY_ONCE_V2;
    }

    /**
     * Before the streams start, and only when this process owns the directory.
     *
     * @throws UncheckedIOException if the directory, which it names, cannot be looked through; the reason is its cause
     */
    public void inspect() {
        try {
            inspection.run();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            // A walk over files has no other way to say it, and always has a cause.
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private UncheckedIOException unreadable(IOException reason) {
        return new UncheckedIOException("state on disk cannot be looked through: state.dir=" + directory, reason);
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
        LOG.error(
                "the state directory cannot be used, streams stop: trouble={} reason={}",
                found,
                Causes.inOneLine(Causes.root(cause).toString()));
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
}

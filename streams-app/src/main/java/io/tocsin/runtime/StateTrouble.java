package io.tocsin.runtime;

import io.tocsin.config.StreamsSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What is wrong with the state directory when a stream thread dies of it; everything else a thread may die of is none of these. Thread-safe. */
public enum StateTrouble {
    /** Nothing can be written any more. To go on would fail at the next record, on every thread, and keep the partitions from those that could. */
    NO_SPACE,
    /** What lies there is not what was written. */
    DAMAGED;

    /** The one that {@code failure} comes from, if one it is. */
    public static Optional<StateTrouble> behind(@Nullable Throwable failure) {
        for (Throwable cause : Causes.of(failure)) {
            if (tellsOfSpace(cause)) {
                return Optional.of(NO_SPACE);
            }
            if (tellsOfDamage(cause)) {
                return Optional.of(DAMAGED);
            }
        }
        return Optional.empty();
    }

    /** One line: what is wrong, where, what to do. */
    public String explain(StreamsSettings streams) {
        return switch (this) {
            case NO_SPACE ->
                "no space is left for the state stores: state.dir=" + streams.stateDirectory()
                        + "; nothing is lost and other instances, where there are any, take over; make room and start again";
            case DAMAGED ->
                "state on disk is damaged: state.dir=" + streams.stateDirectory()
                        + "; start again: what is damaged is then found and made anew from its change-log";
        };
    }

    private static boolean tellsOfSpace(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        // RocksDB and Java both give the operating system's words.
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    private static boolean tellsOfDamage(Throwable cause) {
        if (!(cause instanceof RocksDBException failure)) {
            return false;
        }
        Status status = failure.getStatus();
        return (status != null && status.getCode() == Status.Code.Corruption)
                || String.valueOf(failure.getMessage()).contains("Corruption");
    }
}

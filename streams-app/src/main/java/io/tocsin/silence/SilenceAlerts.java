package io.tocsin.silence;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a silence. Its times are the entity's own: the last sample's, and so much later as the silence is long.
 *
 * <p>Thread-safe.
 */
final class SilenceAlerts {
    private static final String MODEL = "silence";
    private static final String VERSION = "static";
    private static final float BOUNDARY = 1f;

    private final long afterMs;

    /** A level of 1 is a silence of {@code afterMs}. */
    SilenceAlerts(long afterMs) {
        this.afterMs = afterMs;
    }

    static String key(String name) {
        return name + "|" + AlertKind.NO_DATA;
    }

    Alert opened(WatchedEntity entity, long silenceMs) {
        return alert(entity, AlertState.OPEN, silenceMs, level(silenceMs), null);
    }

    Alert updated(WatchedEntity entity, long silenceMs) {
        return alert(entity, AlertState.UPDATED, silenceMs, level(silenceMs), null);
    }

    /** Something came again after so long. */
    Alert recovered(WatchedEntity entity, long silenceMs) {
        return alert(entity, AlertState.RESOLVED, silenceMs, 0, Ending.RECOVERED);
    }

    /** Nobody waits for it any more. */
    Alert forgotten(WatchedEntity entity, long silenceMs) {
        return alert(entity, AlertState.RESOLVED, silenceMs, level(silenceMs), Ending.FORGOTTEN);
    }

    private float level(long silenceMs) {
        return (float) silenceMs / afterMs;
    }

    private Alert alert(WatchedEntity entity, AlertState state, long silenceMs, float level, @Nullable Ending ending) {
        Instant started = Instant.ofEpochMilli(entity.startedMs);
        Instant updated = started.plusMillis(silenceMs);
        return new Alert(
                key(entity.name) + "|" + started,
                entity.name,
                AlertKind.NO_DATA,
                state,
                started,
                updated,
                ending == null ? null : updated,
                level,
                level(silenceMs),
                BOUNDARY,
                null,
                MODEL,
                VERSION,
                List.of(),
                entity.labels,
                null,
                ending);
    }
}

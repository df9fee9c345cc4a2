package io.tocsin.silence;

import io.tocsin.schemas.Alert;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one incident of a task whose entities all went quiet together with everybody else in the process: nothing arrives, whoever's fault that is.
 *
 * <p>Confined to one stream thread.
 */
final class QuietTask {
    /** Under which it is stored: no entity's name begins with a control character. */
    private static final String KEY = "\u0000quiet";

    private final String place;
    private final SilenceAlerts alerts;
    private final SilenceWatch.Book book;
    private final BiConsumer<String, Alert> changes;
    private final long afterMs;
    private @Nullable WatchedEntity open;

    /** Tells of it under the name {@code place} when nothing came for {@code afterMs}. */
    QuietTask(
            String place,
            SilenceAlerts alerts,
            SilenceWatch.Book book,
            BiConsumer<String, Alert> changes,
            long afterMs) {
        this.place = place;
        this.alerts = alerts;
        this.book = book;
        this.changes = changes;
        this.afterMs = afterMs;
    }

    /** Takes its own incident out of what was stored. */
    boolean goesOn(WatchedEntity stored) {
        if (!stored.name.equals(place) || !stored.isSilent() || !stored.labels.isEmpty()) {
            return false;
        }
        open = stored;
        return true;
    }

    /** Nothing has come of anybody for {@code quietMs}. */
    void quiet(long quietMs, long nowMs) {
        WatchedEntity incident = open;
        if (incident == null) {
            if (quietMs >= afterMs) {
                incident = new WatchedEntity(place);
                incident.startedMs = nowMs - quietMs;
                open = incident;
                tell(incident, alerts.opened(incident, quietMs), quietMs);
            }
        } else if (nowMs - incident.startedMs >= 2 * incident.toldMs) {
            long wholeMs = nowMs - incident.startedMs;
            tell(incident, alerts.updated(incident, wholeMs), wholeMs);
        }
    }

    /** Something comes again. */
    void flows(long nowMs) {
        WatchedEntity incident = open;
        if (incident != null) {
            long wholeMs = Math.max(incident.toldMs, nowMs - incident.startedMs);
            changes.accept(SilenceAlerts.key(place), alerts.recovered(incident, wholeMs));
            book.delete(KEY);
            open = null;
        }
    }

    private void tell(WatchedEntity incident, Alert alert, long silenceMs) {
        changes.accept(SilenceAlerts.key(place), alert);
        incident.toldMs = silenceMs;
        book.put(KEY, incident);
    }
}

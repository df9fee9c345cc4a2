package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import java.util.List;
import java.util.Optional;

/**
 * The life of an incident as a state machine, a function of the ticks alone.
 *
 * <pre>
 *   quiet ── m of the last n ticks at or over the boundary ──► open ── every so many ticks ──► updated
 *     ▲                                                          │
 *     └───────── so many ticks in a row under the recovery ◄─────┘
 *                level: resolved
 * </pre>
 *
 * The recovery level lies under the boundary, so that a level that hovers around the boundary is one incident, not fifty.
 *
 * <p>An incident that somebody called a false alarm is quiet, too: but until the level was under the recovery level for as long as it takes to resolve, it
 * takes a level beyond that incident's peak by the step of feedback to open another. What is no worse than what was dismissed is not told again.
 *
 * <p>Thread-safe: all that changes is in the incident.
 */
final class AlertPolicy {
    private final AlertSettings settings;

    AlertPolicy(AlertSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes one judged tick. A tick that is not after the incident's last one was judged before a restart: it changes nothing.
     *
     * @param level score or probability
     * @param boundary the level from which an alert is wanted
     * @param contributors what explains the level
     * @return the change to publish, if any
     */
    Optional<AlertState> judge(
            Incident incident, long tick, float level, float boundary, List<Contributor> contributors) {
        if (tick <= incident.lastTick) {
            return Optional.empty();
        }
        boolean isOver = level >= boundary && level >= dismissedLevel(incident);
        incident.advanceTo(tick, isOver, settings.openWindowTicks());
        if (isOver) {
            incident.remember(level, contributors);
        }
        if (incident.isOpen()) {
            return judgeOpen(incident, tick, level, boundary);
        }
        calmDown(incident, level, boundary);
        return judgeQuiet(incident, tick);
    }

    private float dismissedLevel(Incident incident) {
        return Thresholds.moved(
                incident.kind, incident.dismissedPeak, settings.feedback().step());
    }

    /** What was dismissed is over when it would have resolved. */
    private void calmDown(Incident incident, float level, float boundary) {
        if (incident.dismissedPeak > 0) {
            countCalm(incident, level, boundary);
            incident.dismissedPeak = incident.calmTicks >= settings.resolveTicks() ? 0 : incident.dismissedPeak;
        }
    }

    private void countCalm(Incident incident, float level, float boundary) {
        incident.calmTicks = level < boundary * settings.resolveRatio() ? incident.calmTicks + 1 : 0;
    }

    private Optional<AlertState> judgeQuiet(Incident incident, long tick) {
        if (Long.bitCount(incident.over) < settings.openTicks()) {
            return Optional.empty();
        }
        incident.open(tick);
        incident.publishedTick = tick;
        return Optional.of(AlertState.OPEN);
    }

    private Optional<AlertState> judgeOpen(Incident incident, long tick, float level, float boundary) {
        countCalm(incident, level, boundary);
        if (incident.calmTicks >= settings.resolveTicks()) {
            return Optional.of(AlertState.RESOLVED);
        }
        if (tick - incident.publishedTick >= settings.updateIntervalTicks()) {
            incident.publishedTick = tick;
            return Optional.of(AlertState.UPDATED);
        }
        return Optional.empty();
    }
}

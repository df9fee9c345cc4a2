package io.tocsin.align;

import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the samples of one entity on the tick grid, in the entity's own time: a host with a wrong clock closes nobody's ticks but its own.
 *
 * <p>A cell closes
 *
 * <ul>
 *   <li>at once, when every metric of the tick before is there, as often as was usual;
 *   <li>else when the entity's own time has passed its end by the grace.
 * </ul>
 *
 * Cells close in order. What comes for a closed cell is late, and tells that the next ones should wait for more.
 *
 * <p>Thread-safe: all that changes is in the arguments.
 */
final class TickAligner {
    private final long durationMs;
    private final long graceMs;
    private final int forgetTicks;

    TickAligner(TickSettings ticks, AlignSettings settings) {
        this.durationMs = ticks.duration().toMillis();
        this.graceMs = settings.grace().toMillis();
        this.forgetTicks = settings.metricForgetTicks();
    }

    /** Number of the tick whose cell holds {@code timeMs}. */
    long tickOf(long timeMs) {
        return Math.floorDiv(timeMs, durationMs);
    }

    /** Whether the cell that the sample belongs to is closed. */
    boolean isLate(Sample sample, AlignProgress progress) {
        return tickOf(sample.getTime().toEpochMilli()) <= progress.lastClosed;
    }

    /** Notes that a sample came too late: the cells of this entity take one sample more than thought. */
    void learnFromLate(Sample sample, AlignProgress progress) {
        if (tickOf(sample.getTime().toEpochMilli()) == progress.lastClosed) {
            progress.usualSamples++;
        }
    }

    /**
     * Takes a sample that is not late.
     *
     * @param closed receives the ticks that it closes, in order
     * @return whether the roster changed
     */
    boolean add(Sample sample, AlignProgress progress, MetricRoster roster, List<Tick> closed) {
        long timeMs = sample.getTime().toEpochMilli();
        progress.open.computeIfAbsent(tickOf(timeMs), tick -> new OpenCell()).add(sample.getMetrics());
        boolean rosterChanged = timeMs >= progress.newestTimeMs && roster.learnLabels(sample.getLabels());
        progress.newestTimeMs = Math.max(progress.newestTimeMs, timeMs);
        while (!progress.open.isEmpty() && canClose(progress, roster)) {
            rosterChanged |= close(sample.getEntity(), progress, roster, closed);
        }
        return rosterChanged;
    }

    /** Closes what is open: nothing more will come. */
    void closeAll(String entity, AlignProgress progress, MetricRoster roster, List<Tick> closed) {
        while (!progress.open.isEmpty()) {
            close(entity, progress, roster, closed);
        }
    }

    private boolean canClose(AlignProgress progress, MetricRoster roster) {
        Map.Entry<Long, OpenCell> oldest = progress.open.firstEntry();
        long endMs = (oldest.getKey() + 1) * durationMs;
        OpenCell cell = oldest.getValue();
        return progress.newestTimeMs >= endMs + graceMs
                || (cell.samples() >= progress.usualSamples && roster.isComplete(cell.metrics()));
    }

    private boolean close(String entity, AlignProgress progress, MetricRoster roster, List<Tick> closed) {
        Map.Entry<Long, OpenCell> oldest = progress.open.pollFirstEntry();
        long tick = oldest.getKey();
        OpenCell cell = oldest.getValue();
        progress.lastClosed = tick;
        progress.usualSamples = cell.samples();
        closed.add(new Tick(
                entity,
                Instant.ofEpochMilli(tick * durationMs),
                cell.means(),
                new ArrayList<>(roster.missingFrom(cell.metrics())),
                roster.labels,
                Map.of(),
                null,
                null));
        return roster.learn(tick, cell.metrics(), forgetTicks);
    }
}

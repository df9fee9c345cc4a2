package io.tocsin.align;

import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the samples of one entity on the tick grid, in the entity's own time: a host with a wrong clock closes nobody's ticks but its own.
 *
 * <p>A cell closes
 *
 * <ul>
 *   <li>at once, when every series of the tick before is there, as often as was usual, and none is due once more before the cell ends;
 *   <li>else when the entity's own time has passed its end by the grace.
 * </ul>
 *
 * Cells close in order. What comes for a closed cell is late, and tells that the next ones should wait for more. What comes in time makes the same tick
 * in whatever order it comes. Each {@link Irregularity} is counted and told in the next tick.
 *
 * <p>Thread-safe: all that changes is in the arguments.
 */
final class TickAligner {
    private final long durationMs;
    private final long graceMs;
    private final int forgetTicks;
    private final long counterGapMs;
    private final TickValues values;
    private final BiConsumer<Irregularity, Integer> listener;

    /** Tells {@code listener} of each irregularity and how often it was there; called by whoever calls. */
    TickAligner(TickSettings ticks, AlignSettings settings, BiConsumer<Irregularity, Integer> listener) {
        this.durationMs = ticks.duration().toMillis();
        this.graceMs = settings.grace().toMillis();
        this.forgetTicks = settings.metricForgetTicks();
        this.counterGapMs = settings.counterGapTicksMax() * durationMs;
        this.values = new TickValues(new CounterRate(durationMs, counterGapMs));
        this.listener = listener;
    }

    /** Number of the tick whose cell holds {@code timeMs}. */
    long tickOf(long timeMs) {
        return Math.floorDiv(timeMs, durationMs);
    }

    /** Whether the cell that the sample belongs to is closed. */
    boolean isLate(Sample sample, AlignProgress progress) {
        return tickOf(sample.getTime().toEpochMilli()) <= progress.lastClosed;
    }

    /**
     * Counts a sample that came too late, and expects in the next cells what the newest closed one had to do without. The newest reading once more is
     * a repetition, and no reason to wait.
     *
     * @return whether the roster changed
     */
    boolean learnFromLate(Sample sample, AlignProgress progress, MetricRoster roster) {
        note(Irregularity.LATE, 1, progress);
        long timeMs = sample.getTime().toEpochMilli();
        forgetContradicted(sample, timeMs, progress);
        if (tickOf(timeMs) != progress.lastClosed) {
            return false;
        }
        List<Part> parts = parts(sample);
        if (timeMs == progress.newestTimeMs) {
            parts.removeIf(part -> roster.usual.containsKey(part));
        }
        return roster.expectMore(parts);
    }

    /**
     * Takes a sample that is not late.
     *
     * @param recordMs timestamp of the record that it came in
     * @param closed receives the ticks that it closes, in order
     * @return whether the roster changed
     */
    boolean add(Sample sample, long recordMs, AlignProgress progress, MetricRoster roster, List<Tick> closed) {
        long timeMs = sample.getTime().toEpochMilli();
        if (timeMs < progress.newestTimeMs) {
            note(Irregularity.OUT_OF_ORDER, 1, progress);
        }
        if (timeMs - recordMs > durationMs) {
            note(Irregularity.AHEAD, 1, progress);
        }
        take(sample, timeMs, progress);
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

    private void take(Sample sample, long timeMs, AlignProgress progress) {
        OpenCell cell = progress.open.computeIfAbsent(tickOf(timeMs), tick -> new OpenCell());
        int limit = progress.freeBytes() + cell.storedBytes();
        boolean isNearlyFull = cell.storedBytes() > limit / 2;
        // What is left out must not depend on the order of a hash table.
        Map<String, Double> metrics = isNearlyFull ? new TreeMap<>(sample.getMetrics()) : sample.getMetrics();
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            Part part = new Part(metric.getKey(), "");
            int freeBytes = limit - cell.storedBytes();
            noteUnlessTaken(
                    cell.add(part, ReadingKind.GAUGE, Combine.MEAN, timeMs, metric.getValue(), 0, freeBytes), progress);
        }
        for (Reading reading : sample.getReadings()) {
            Part part = new Part(reading.getMetric(), reading.getSeries());
            long startMs = reading.getStart().toEpochMilli();
            int freeBytes = limit - cell.storedBytes();
            noteUnlessTaken(
                    cell.add(
                            part,
                            reading.getKind(),
                            reading.getCombine(),
                            timeMs,
                            reading.getValue(),
                            startMs,
                            freeBytes),
                    progress);
        }
    }

    private boolean canClose(AlignProgress progress, MetricRoster roster) {
        Map.Entry<Long, OpenCell> oldest = progress.open.firstEntry();
        long endMs = (oldest.getKey() + 1) * durationMs;
        return progress.newestTimeMs >= endMs + graceMs || roster.isComplete(oldest.getValue(), endMs);
    }

    private boolean close(String entity, AlignProgress progress, MetricRoster roster, List<Tick> closed) {
        Map.Entry<Long, OpenCell> oldest = progress.open.pollFirstEntry();
        long tick = oldest.getKey();
        OpenCell cell = oldest.getValue();
        noteGap(tick, progress);
        progress.lastClosed = tick;
        Map<String, Float> metrics = values.of(cell, progress.counters, policy -> note(policy, 1, progress));
        progress.counters.forgetBefore(tick * durationMs - counterGapMs);
        List<String> missing = roster.missingFrom(metrics.keySet());
        MetricRoster.Lesson lesson = roster.learn(tick, metrics.keySet(), cell, forgetTicks);
        note(Irregularity.NEW_METRIC, lesson.newMetrics(), progress);
        note(Irregularity.LOST_METRIC, lesson.lostMetrics(), progress);
        // A recording may tell of a moment at which nothing was read: everything is missing then.
        boolean isEmpty = cell.parts().isEmpty() && !missing.isEmpty();
        if (!metrics.isEmpty() || isEmpty) {
            closed.add(tick(entity, tick, metrics, missing, progress, roster));
        } else if (!roster.missingSince.isEmpty()) {
            // Counters that have only begun say nothing yet.
            note(Irregularity.GAP, 1, progress);
        }
        return lesson.changed();
    }

    private Tick tick(
            String entity,
            long tick,
            Map<String, Float> metrics,
            List<String> missing,
            AlignProgress progress,
            MetricRoster roster) {
        return new Tick(
                entity,
                Instant.ofEpochMilli(tick * durationMs),
                metrics,
                missing,
                roster.labels,
                progress.irregularities.take(),
                null,
                null);
    }

    private void noteGap(long tick, AlignProgress progress) {
        if (progress.lastClosed != AlignProgress.NOTHING_CLOSED) {
            note(Irregularity.GAP, (int) Math.min(Integer.MAX_VALUE, tick - progress.lastClosed - 1), progress);
        }
    }

    private void noteUnlessTaken(@Nullable Irregularity objection, AlignProgress progress) {
        if (objection != null) {
            note(objection, 1, progress);
        }
    }

    private void note(Irregularity policy, int count, AlignProgress progress) {
        if (count > 0) {
            progress.irregularities.add(policy, count);
            listener.accept(policy, count);
        }
    }

    /** A counter that earlier stood higher than later: the clock was set back, and a rate over both times would be false. */
    private void forgetContradicted(Sample sample, long timeMs, AlignProgress progress) {
        for (Reading reading : sample.getReadings()) {
            if (reading.getKind() == ReadingKind.CUMULATIVE) {
                Part part = new Part(reading.getMetric(), reading.getSeries());
                Counters.Standing standing = progress.counters.get(part);
                if (standing != null && timeMs <= standing.timeMs() && reading.getValue() > standing.value()) {
                    progress.counters.remove(part);
                    note(Irregularity.COUNTER_GAP, 1, progress);
                }
            }
        }
    }

    private static List<Part> parts(Sample sample) {
        List<Part> parts = new ArrayList<>();
        sample.getMetrics().keySet().forEach(metric -> parts.add(new Part(metric, "")));
        sample.getReadings().forEach(reading -> parts.add(new Part(reading.getMetric(), reading.getSeries())));
        parts.removeIf(part -> !part.isStorable() || !OpenCell.isMeasured(part.metric()));
        return parts;
    }
}

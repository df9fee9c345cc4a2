package io.tocsin.calendar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.schemas.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Closed ticks in, the same ticks out, marked with what the calendar says of them: who silences them, who keeps them out of training, what load is announced.
 * Where the samples tell of announced load themselves, their word stands.
 *
 * <p>Thread-safe.
 */
public final class TickMarker {
    private final Supplier<Calendar> calendar;
    private final long tickDurationMs;
    private final Counter silenced;
    private final Counter keptOut;
    private final Counter announced;

    /** Asks {@code calendar} once a tick. */
    public TickMarker(Supplier<Calendar> calendar, long tickDurationMs, MeterRegistry meters) {
        this.calendar = calendar;
        this.tickDurationMs = tickDurationMs;
        this.silenced = counter(meters, "silenced");
        this.keptOut = counter(meters, "kept-out");
        this.announced = counter(meters, "announced");
    }

    private static Counter counter(MeterRegistry meters, String mark) {
        return Counter.builder("tocsin.ticks.marked")
                .description("Ticks that the calendar marked")
                .tag("mark", mark)
                .register(meters);
    }

    /** The tick itself where nothing is planned, else a copy. */
    public Tick mark(Tick tick) {
        CalendarMarks marks = calendar.get().at(tick.getEntity(), tick.getLabels(), tick.getTime());
        if (marks.isNone()) {
            return tick;
        }
        if (marks.silencedBy() != null) {
            silenced.increment();
        }
        if (marks.keptOutBy() != null) {
            keptOut.increment();
        }
        return new Tick(
                tick.getEntity(),
                tick.getTime(),
                metrics(tick, marks),
                tick.getMissing(),
                tick.getLabels(),
                tick.getIrregular(),
                marks.silencedBy(),
                marks.keptOutBy());
    }

    private Map<String, Float> metrics(Tick tick, CalendarMarks marks) {
        Map<String, Float> told = tick.getMetrics();
        CalendarMarks.Announcement load = marks.announced();
        if (load == null || told.containsKey(AnnouncedLoad.TICKS) || told.containsKey(AnnouncedLoad.MULTIPLE)) {
            return told;
        }
        announced.increment();
        long ahead = tickOf(load.start().toEpochMilli()) - tickOf(tick.getTime().toEpochMilli());
        Map<String, Float> metrics = new HashMap<>(told);
        metrics.put(AnnouncedLoad.TICKS, (float) Math.max(0, ahead));
        metrics.put(AnnouncedLoad.MULTIPLE, load.multiple());
        return metrics;
    }

    private long tickOf(long timeMs) {
        return Math.floorDiv(timeMs, tickDurationMs);
    }
}

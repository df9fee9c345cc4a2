package io.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TickMarkerTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CurrentCalendar calendar = new CurrentCalendar();
    private final TickMarker marker = new TickMarker(calendar, 10_000, meters);

    @Test
    void shouldHandOnTheTickItselfWhenNothingIsPlanned() {
        Tick tick = tick(TEN, Map.of("cpu", 0.5f));

        assertThat(marker.mark(tick)).isSameAs(tick);
        calendar.publish(Planned.calendar(Planned.event("x").selector("db-*")));
        assertThat(marker.mark(tick)).isSameAs(tick);
    }

    @Test
    void shouldMarkTicksAndLeaveAllElseAsItIs() {
        calendar.publish(Planned.calendar(
                Planned.event("quiet").kind(CalendarKind.SILENCE),
                Planned.event("odd").kind(CalendarKind.UNUSUAL)));

        Tick marked = marker.mark(tick(TEN, Map.of("cpu", 0.5f)));

        assertThat(marked)
                .isEqualTo(new Tick(
                        "host-1",
                        TEN,
                        Map.of("cpu", 0.5f),
                        List.of("memory"),
                        Map.of("env", "prod"),
                        Map.of("late", 2),
                        "quiet",
                        "odd"));
        assertThat(counted("silenced")).isEqualTo(1);
        assertThat(counted("kept-out")).isEqualTo(1);
        assertThat(counted("announced")).isZero();
    }

    @Test
    void shouldTellTicksUntilLoadBeginsAndNoneWhileItGoesOn() {
        calendar.publish(Planned.calendar(Planned.event("sale").load(3.5f)));

        assertThat(load(TEN.minusSeconds(600))).isEqualTo(60f);
        assertThat(load(TEN.minusSeconds(10))).isEqualTo(1f);
        assertThat(load(TEN)).isEqualTo(0f);
        assertThat(load(TEN.plusSeconds(3_590))).isEqualTo(0f);
        Tick after = tick(TEN.plusSeconds(3_600), Map.of("cpu", 0.5f));
        assertThat(marker.mark(after)).isSameAs(after);
        assertThat(counted("announced")).isEqualTo(4);
    }

    @Test
    void shouldLeaveTheLastWordToTheSample() {
        calendar.publish(Planned.calendar(Planned.event("sale").load(3.5f)));

        Tick marked = marker.mark(tick(TEN, Map.of(AnnouncedLoad.TICKS, 12f)));

        assertThat(marked.getMetrics()).isEqualTo(Map.of(AnnouncedLoad.TICKS, 12f));
    }

    private float load(Instant time) {
        Map<String, Float> metrics =
                marker.mark(tick(time, Map.of("cpu", 0.5f))).getMetrics();
        assertThat(metrics).containsEntry(AnnouncedLoad.MULTIPLE, 3.5f).containsEntry("cpu", 0.5f);
        return metrics.getOrDefault(AnnouncedLoad.TICKS, Float.NaN);
    }

    private double counted(String mark) {
        return meters.get("tocsin.ticks.marked").tag("mark", mark).counter().count();
    }

    private static Tick tick(Instant time, Map<String, Float> metrics) {
        return new Tick(
                "host-1", time, metrics, List.of("memory"), Map.of("env", "prod"), Map.of("late", 2), null, null);
    }
}

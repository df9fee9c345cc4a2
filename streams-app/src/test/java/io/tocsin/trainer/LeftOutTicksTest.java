package io.tocsin.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.Planned;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeftOutTicksTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void shouldLeaveOutWhatWasMarkedEvenIfTheEventIsGone() {
        LeftOutTicks leftOut = new LeftOutTicks(Calendar.EMPTY);

        assertThat(leftOut.takes(tick(TEN, "upgrade"))).isTrue();
        assertThat(leftOut.takes(tick(TEN, null))).isFalse();
        assertThat(leftOut.summary()).isEqualTo("1 ticks are left out for the calendar: 1 for upgrade");
    }

    @Test
    void shouldLeaveOutWhatTheCalendarCoversThatWasEnteredAfterwards() {
        LeftOutTicks leftOut = new LeftOutTicks(Planned.calendar(
                Planned.event("maintenance"),
                Planned.event("odd")
                        .kind(CalendarKind.UNUSUAL)
                        .from("2026-01-01T11:00:00Z")
                        .to("2026-01-01T12:00:00Z"),
                Planned.event("quiet")
                        .kind(CalendarKind.SILENCE)
                        .from("2026-01-01T12:00:00Z")
                        .to("2026-01-01T13:00:00Z"),
                Planned.event("sale").load(3).from("2026-01-01T13:00:00Z").to("2026-01-01T14:00:00Z")));

        assertThat(leftOut.takes(tick(TEN, null))).isTrue();
        assertThat(leftOut.takes(tick(TEN.plusSeconds(10), null))).isTrue();
        assertThat(leftOut.takes(tick(TEN.plusSeconds(3_600), null))).isTrue();
        assertThat(leftOut.takes(tick(TEN.plusSeconds(7_200), null))).isFalse();
        assertThat(leftOut.takes(tick(TEN.plusSeconds(10_800), null))).isFalse();
        assertThat(leftOut.count()).isEqualTo(3);
        assertThat(leftOut.summary())
                .isEqualTo("3 ticks are left out for the calendar: 2 for maintenance (Title of maintenance),"
                        + " 1 for odd (Title of odd)");
    }

    @Test
    void shouldNameAFewOfManyEvents() {
        LeftOutTicks leftOut = new LeftOutTicks(Calendar.EMPTY);
        for (int event = 0; event < 8; event++) {
            assertThat(leftOut.takes(tick(TEN, "e" + event))).isTrue();
        }

        assertThat(leftOut.summary())
                .isEqualTo("8 ticks are left out for the calendar: 1 for e0, 1 for e1, 1 for e2, 1 for e3, 1 for e4,"
                        + " the rest for 3 other events");
    }

    private static Tick tick(Instant time, @Nullable String keptOutBy) {
        return new Tick("host-1", time, Map.of("cpu", 0.5f), List.of(), Map.of(), Map.of(), null, keptOutBy);
    }
}

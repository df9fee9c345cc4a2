package io.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.CalendarKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"MAINTENANCE, x, x", "SILENCE, x, ", "UNUSUAL, , x"})
    void shouldSilenceAndKeepOutByKind(CalendarKind kind, String silencedBy, String keptOutBy) {
        CalendarMarks marks = at(Planned.calendar(Planned.event("x").kind(kind)), TEN);

        assertThat(marks).isEqualTo(new CalendarMarks(silencedBy, keptOutBy, null));
    }

    @Test
    void shouldBeInForceFromItsStartUntilBeforeItsEnd() {
        Calendar calendar = Planned.calendar(Planned.event("x"));

        assertThat(at(calendar, TEN.minusMillis(1)).isNone()).isTrue();
        assertThat(at(calendar, TEN).isNone()).isFalse();
        assertThat(at(calendar, TEN.plusSeconds(3_600).minusMillis(1)).isNone()).isFalse();
        assertThat(at(calendar, TEN.plusSeconds(3_600)).isNone()).isTrue();
    }

    @Test
    void shouldNameTheFirstIdOfSeveral() {
        Calendar calendar = Planned.calendar(
                Planned.event("c"),
                Planned.event("b").kind(CalendarKind.SILENCE),
                Planned.event("a").kind(CalendarKind.UNUSUAL));

        assertThat(at(calendar, TEN)).isEqualTo(new CalendarMarks("b", "a", null));
    }

    @Test
    void shouldBeForTheEntitiesOfItsSelectorAlone() {
        Calendar calendar = Planned.calendar(Planned.event("x").selector("db-*{env=prod}"));

        assertThat(calendar.at("db-1", Map.of("env", "prod"), TEN).silencedBy()).isEqualTo("x");
        assertThat(calendar.at("db-1", Map.of("env", "test"), TEN).isNone()).isTrue();
        assertThat(calendar.at("db-1", Map.of(), TEN).isNone()).isTrue();
        assertThat(calendar.at("web-1", Map.of("env", "prod"), TEN).isNone()).isTrue();
    }

    @Test
    void shouldTellOfLoadADayAheadAndNotLonger() {
        Calendar calendar = Planned.calendar(Planned.event("sale").load(3));

        assertThat(at(calendar, TEN.minusSeconds(24 * 3_600 + 1)).isNone()).isTrue();
        assertThat(at(calendar, TEN.minusSeconds(24 * 3_600)).announced())
                .isEqualTo(new CalendarMarks.Announcement(TEN, 3));
        assertThat(at(calendar, TEN.plusSeconds(3_599)).announced()).isEqualTo(new CalendarMarks.Announcement(TEN, 3));
        assertThat(at(calendar, TEN.plusSeconds(3_600)).isNone()).isTrue();
    }

    @Test
    void shouldTellOfLoadOnlyFromWhenItWasAnnounced() {
        Calendar calendar = Planned.calendar(Planned.event("sale").load(3).announcedAt("2026-01-01T09:30:00Z"));

        assertThat(at(calendar, TEN.minusSeconds(1_801)).isNone()).isTrue();
        assertThat(at(calendar, TEN.minusSeconds(1_800)).announced()).isEqualTo(new CalendarMarks.Announcement(TEN, 3));
    }

    @Test
    void shouldTellOfTheLoadThatIsNearestThenOfTheLargest() {
        Calendar calendar = Planned.calendar(
                Planned.event("later").load(9).from("2026-01-01T10:30:00Z").to("2026-01-01T11:00:00Z"),
                Planned.event("small").load(2),
                Planned.event("large").load(5).from("2026-01-01T09:50:00Z"));

        assertThat(at(calendar, TEN.minusSeconds(1_200)).announced())
                .isEqualTo(new CalendarMarks.Announcement(TEN.minusSeconds(600), 5));
        // Both go on: the larger one, whichever began first.
        assertThat(at(calendar, TEN.plusSeconds(60)).announced())
                .isEqualTo(new CalendarMarks.Announcement(TEN.minusSeconds(600), 5));
    }

    @Test
    void shouldTellOfTheNextOccurrenceOfALoadThatRecurs() {
        Calendar calendar = Planned.calendar(Planned.event("lunch").load(2).every("FREQ=DAILY", "UTC"));

        assertThat(at(calendar, Instant.parse("2026-05-03T11:00:00Z")).announced())
                .isEqualTo(new CalendarMarks.Announcement(Instant.parse("2026-05-04T10:00:00Z"), 2));
    }

    @Test
    void shouldRefuseEventsThatCannotBePlannedWith() {
        assertRefused(Planned.event("x").to("2026-01-01T10:00:00Z"), "end must be after the start: start=");
        assertRefused(Planned.event("x").selector("db-*{env"), "closing brace is missing: selector=db-*{env at=8");
        assertRefused(Planned.event(" "), "id must have 1 to 255 characters");
        assertRefused(Planned.event("a\nb"), "id must have 1 to 255 characters");
        assertRefused(Planned.event("x").every("FREQ=DAILY", "Mars/Base"), "time zone must be a name such as");
        assertRefused(
                Planned.event("x").kind(CalendarKind.ANNOUNCED_LOAD), "announced load without the expected multiple");
        assertRefused(Planned.event("x").load(Float.NaN), "expected multiple must be 1 to 1000");
        assertRefused(Planned.event("x").load(0.5f), "expected multiple must be 1 to 1000");
        assertRefused(Planned.event("x").from("1601-01-01T00:00:00Z"), "event must lie between 1970 and 2200");
        assertRefused(
                Planned.event("x").to("2026-02-02T10:00:00Z").every("FREQ=YEARLY", "UTC"),
                "what recurs must not last longer than 31 days");
    }

    @Test
    void shouldLastAsLongAsItLikesIfItIsThereOnce() {
        Calendar calendar = Planned.calendar(Planned.event("x").to("2027-01-01T00:00:00Z"));

        assertThat(at(calendar, Instant.parse("2026-12-31T23:59:59Z")).silencedBy())
                .isEqualTo("x");
    }

    private static CalendarMarks at(Calendar calendar, Instant time) {
        return calendar.at("host-1", Map.of(), time);
    }

    private static void assertRefused(Planned event, String rule) {
        assertThatThrownBy(event::planned)
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith(rule);
    }
}

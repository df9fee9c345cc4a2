package io.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    private static final String SUNDAYS = "FREQ=WEEKLY;BYDAY=SU";

    @Test
    void shouldStayAtTwoLocalTimeWhenTheClocksGoBack() {
        PlannedEvent event = Planned.event("sunday")
                .from("2026-10-11T00:00:00Z")
                .to("2026-10-11T02:00:00Z")
                .every(SUNDAYS, "Europe/Berlin")
                .planned();

        // 02:00 comes twice on the 25th: the first of the two, in summer time.
        assertThat(starts(event, "2026-10-12T00:00:00Z", "2026-11-09T00:00:00Z"))
                .containsExactly(
                        "2026-10-18T00:00:00Z", "2026-10-25T00:00:00Z", "2026-11-01T01:00:00Z", "2026-11-08T01:00:00Z");
    }

    @Test
    void shouldStayAtTwoLocalTimeWhenTheClocksGoForward() {
        PlannedEvent event = Planned.event("sunday")
                .from("2026-03-15T01:00:00Z")
                .to("2026-03-15T03:00:00Z")
                .every(SUNDAYS, "Europe/Berlin")
                .planned();

        List<Occurrence> occurrences =
                event.occurrences(Instant.parse("2026-03-16T00:00:00Z"), Instant.parse("2026-04-06T00:00:00Z"));

        // There is no 02:00 on the 29th: an hour later by the new clock, and as long as ever.
        assertThat(occurrences)
                .containsExactly(
                        occurrence("2026-03-22T01:00:00Z", "2026-03-22T03:00:00Z"),
                        occurrence("2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z"),
                        occurrence("2026-04-05T00:00:00Z", "2026-04-05T02:00:00Z"));
    }

    @Test
    void shouldLastAWholeDayWhateverTheClocksDo() {
        PlannedEvent event = Planned.event("days")
                .from("2026-03-27T23:00:00Z")
                .to("2026-03-28T23:00:00Z")
                .every("FREQ=DAILY", "Europe/Berlin")
                .planned();

        assertThat(event.occurrences(Instant.parse("2026-03-28T23:30:00Z"), Instant.parse("2026-03-29T21:00:00Z")))
                .containsExactly(occurrence("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"));
    }

    @Test
    void shouldLeaveOutExceptions() {
        PlannedEvent event = Planned.event("sunday")
                .from("2026-10-11T00:00:00Z")
                .to("2026-10-11T02:00:00Z")
                .every(SUNDAYS, "Europe/Berlin")
                .except("2026-10-25T00:00:00Z")
                .planned();

        assertThat(starts(event, "2026-10-12T00:00:00Z", "2026-11-02T00:00:00Z"))
                .containsExactly("2026-10-18T00:00:00Z", "2026-11-01T01:00:00Z");
        assertThat(event.currentOrNext(Instant.parse("2026-10-18T02:00:00Z")))
                .contains(occurrence("2026-11-01T01:00:00Z", "2026-11-01T03:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY;COUNT=3, 2026-01-03T10:00:00Z",
        "FREQ=DAILY;UNTIL=20260104T090000Z, 2026-01-04T09:00:00Z",
        "FREQ=DAILY;UNTIL=20260104T100000, 2026-01-04T09:00:00Z",
        "FREQ=DAILY;UNTIL=20260104, 2026-01-04T09:00:00Z",
        "freq=daily;until=20260104;, 2026-01-04T09:00:00Z",
        "FREQ=DAILY;UNTIL=20260104T085959Z, 2026-01-03T09:00:00Z"
    })
    void shouldEndWhenTheRuleSays(String rule, String last) {
        PlannedEvent event = Planned.event("x")
                .from(rule.contains("COUNT") ? "2026-01-01T10:00:00Z" : "2026-01-01T09:00:00Z")
                .to("2026-01-01T10:30:00Z")
                .every(rule, rule.contains("COUNT") ? "UTC" : "Europe/Berlin")
                .planned();

        List<String> starts = starts(event, "2025-12-01T00:00:00Z", "2026-02-01T00:00:00Z");

        assertThat(starts.get(starts.size() - 1)).isEqualTo(last);
        assertThat(event.currentOrNext(Instant.parse("2026-01-05T00:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYDAY=-1SU | 2026-01-25T10:00:00Z 2026-02-22T10:00:00Z 2026-03-29T10:00:00Z",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-01-30T10:00:00Z 2026-02-27T10:00:00Z 2026-03-31T10:00:00Z",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4 | 2026-01-02T10:00:00Z 2026-01-12T10:00:00Z 2026-01-16T10:00:00Z 2026-01-26T10:00:00Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=3 | 2026-02-03T10:00:00Z",
                "FREQ=MONTHLY;BYMONTHDAY=31 | 2026-01-31T10:00:00Z 2026-03-31T10:00:00Z"
            })
    void shouldReadTheRulesThatPeopleWrite(String rule, String expected) {
        PlannedEvent event = Planned.event("x").every(rule.strip(), "UTC").planned();

        List<String> starts = starts(event, "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z");

        assertThat(starts).containsExactly(expected.strip().split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY",
                "FREQ=DAILY;FREQ=SECONDLY",
                "FREQ=HOURLY;BYMINUTE=0,1,2,3",
                "FREQ=DAILY;BYHOUR=1;BYMINUTE=1;BYSECOND=1,2",
                "FREQ=HOURLY;BYDAY=MO;BYWEEKNO=2",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=20000",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;INTERVAL=999999999999",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=DAILY;UNTIL=soon",
                "RRULE:FREQ=DAILY",
                "every sunday",
                "BYDAY=SU",
                ""
            })
    @Timeout(5)
    void shouldRefuseRulesThatAreNoneOrRecurTooOften(String rule) {
        assertThatThrownBy(() -> Planned.event("x").every(rule, "UTC").planned())
                .isInstanceOf(MalformedEventException.class)
                .message()
                .contains("recurrence=" + rule)
                .doesNotContain("\n");
    }

    @Test
    @Timeout(5)
    void shouldRefuseARuleThatNeverComesTrue() {
        assertThatThrownBy(() -> Planned.event("x")
                        .every("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "UTC")
                        .planned())
                .isInstanceOf(MalformedEventException.class)
                .hasMessageStartingWith("recurrence has no occurrence: ");
    }

    @Test
    @Timeout(5)
    void shouldFindTheOccurrenceOfAnEndlessRuleThatBeganLongAgo() {
        PlannedEvent event = Planned.event("x")
                .from("1970-01-05T10:00:00Z")
                .to("1970-01-05T10:05:00Z")
                .every("FREQ=HOURLY", "UTC")
                .planned();

        assertThat(starts(event, "2026-07-01T10:30:00Z", "2026-07-01T12:30:00Z"))
                .containsExactly("2026-07-01T11:00:00Z", "2026-07-01T12:00:00Z");
    }

    @Test
    void shouldGiveTheSameAnswersInWhateverOrderItIsAsked() {
        PlannedEvent forwards = weekly();
        PlannedEvent backwards = weekly();
        List<Instant> times = LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2027-12-31"))
                .map(day -> day.atTime(1, 30).toInstant(ZoneOffset.UTC))
                .toList();

        List<List<Occurrence>> there = times.stream()
                .map(time -> forwards.occurrences(time, time.plusMillis(1)))
                .toList();
        List<List<Occurrence>> back = new ArrayList<>();
        for (int i = times.size() - 1; i >= 0; i--) {
            back.add(0, backwards.occurrences(times.get(i), times.get(i).plusMillis(1)));
        }

        assertThat(back).isEqualTo(there);
        assertThat(there.stream().filter(found -> !found.isEmpty())).hasSize(104);
    }

    private static PlannedEvent weekly() {
        return Planned.event("sunday")
                .from("2026-01-04T01:00:00Z")
                .to("2026-01-04T03:00:00Z")
                .every(SUNDAYS, "Europe/Berlin")
                .planned();
    }

    private static List<String> starts(PlannedEvent event, String from, String to) {
        return event.occurrences(Instant.parse(from), Instant.parse(to)).stream()
                .map(occurrence -> occurrence.start().toString())
                .toList();
    }

    private static Occurrence occurrence(String start, String end) {
        return new Occurrence(Instant.parse(start), Instant.parse(end));
    }
}

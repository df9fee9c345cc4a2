package io.tocsin.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.calendar.MalformedEventException;
import io.tocsin.calendar.Occurrence;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.selector.Selector;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IcsImportTest {
    private static final ImportSettings SETTINGS = new ImportSettings(
            CalendarKind.MAINTENANCE,
            Selector.parse("db-*"),
            Optional.empty(),
            "ops/",
            Optional.of(ZoneId.of("Europe/Berlin")),
            "ops.ics");

    @Test
    void shouldReadWhatGoogleWrites() throws IOException {
        IcsImport.Result result = read("""
                BEGIN:VCALENDAR
                PRODID:-//Google Inc//Google Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                X-WR-CALNAME:Ops
                X-WR-TIMEZONE:America/New_York
                BEGIN:VTIMEZONE
                TZID:America/New_York
                X-LIC-LOCATION:America/New_York
                BEGIN:DAYLIGHT
                TZOFFSETFROM:-0500
                TZOFFSETTO:-0400
                TZNAME:EDT
                DTSTART:19700308T020000
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID=America/New_York:20261004T020000
                DTEND;TZID=America/New_York:20261004T040000
                RRULE:FREQ=WEEKLY;BYDAY=SU
                EXDATE;TZID=America/New_York:20261018T020000
                DTSTAMP:20261001T080000Z
                UID:3fj2k@google.com
                CREATED:20260901T080000Z
                DESCRIPTION:Patch everything\\, then look at the dashboards. A line that is s
                 o long that it was folded\\; twice
                STATUS:CONFIRMED
                SUMMARY:Patch night\\, weekly
                TRANSP:OPAQUE
                BEGIN:VALARM
                ACTION:DISPLAY
                DESCRIPTION:This is an event reminder
                TRIGGER:-P0DT0H10M0S
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261127
                DTEND;VALUE=DATE:20261128
                UID:allday@google.com
                SUMMARY:Freeze
                END:VEVENT
                END:VCALENDAR
                """, withoutZone());

        assertThat(result.problems()).isEmpty();
        PlannedEvent weekly = result.events().get(0);
        assertThat(weekly.event())
                .isEqualTo(new CalendarEvent(
                        "ops/3fj2k@google.com",
                        "Patch night, weekly",
                        CalendarKind.MAINTENANCE,
                        "db-*",
                        Instant.parse("2026-10-04T06:00:00Z"),
                        Instant.parse("2026-10-04T08:00:00Z"),
                        null,
                        null,
                        "America/New_York",
                        "FREQ=WEEKLY;BYDAY=SU",
                        List.of(Instant.parse("2026-10-18T06:00:00Z")),
                        "ops.ics"));
        // The clocks go back on the first of November, before two; what was left out does not take place.
        assertThat(starts(weekly, "2026-10-12T00:00:00Z", "2026-11-09T00:00:00Z"))
                .containsExactly("2026-10-25T06:00:00Z", "2026-11-01T07:00:00Z", "2026-11-08T07:00:00Z");
        assertThat(result.events().get(1).event().getStart()).isEqualTo(Instant.parse("2026-11-27T05:00:00Z"));
        assertThat(result.events().get(1).event().getEnd()).isEqualTo(Instant.parse("2026-11-28T05:00:00Z"));
    }

    @Test
    void shouldReadWhatOutlookWrites() throws IOException {
        IcsImport.Result result = read("""
                BEGIN:VCALENDAR
                METHOD:PUBLISH
                PRODID:Microsoft Exchange Server 2010
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:W. Europe Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                RRULE:FREQ=WEEKLY;UNTIL=20261231T010000Z;INTERVAL=2;BYDAY=SU;WKST=MO
                UID:040000008200E00074C5B7101A82E00800000000
                SUMMARY;LANGUAGE=de-DE:Wartung Lager
                DTSTART;TZID=W. Europe Standard Time:20261011T020000
                DTEND;TZID=W. Europe Standard Time:20261011T043000
                CLASS:PUBLIC
                CATEGORIES:Lager,Silence
                PRIORITY:5
                X-MICROSOFT-CDO-BUSYSTATUS:BUSY
                END:VEVENT
                BEGIN:VEVENT
                UID:040000008200E00074C5B7101A82E00800000000
                RECURRENCE-ID;TZID=W. Europe Standard Time:20261025T020000
                SUMMARY;LANGUAGE=de-DE:Wartung Lager\\, verschoben
                DTSTART;TZID="W. Europe Standard Time":20261026T220000
                DURATION:PT1H
                END:VEVENT
                END:VCALENDAR
                """, withoutZone());

        assertThat(result.problems()).isEmpty();
        PlannedEvent series = result.events().get(0);
        assertThat(series.kind()).isEqualTo(CalendarKind.SILENCE);
        assertThat(series.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(starts(series, "2026-10-01T00:00:00Z", "2027-02-01T00:00:00Z"))
                .containsExactly(
                        "2026-10-11T00:00:00Z",
                        "2026-11-08T01:00:00Z",
                        "2026-11-22T01:00:00Z",
                        "2026-12-06T01:00:00Z",
                        "2026-12-20T01:00:00Z");
        PlannedEvent moved = result.events().get(1);
        assertThat(moved.id()).isEqualTo("ops/040000008200E00074C5B7101A82E00800000000@2026-10-25T00:00:00Z");
        assertThat(moved.occurrences(Instant.parse("2026-10-26T00:00:00Z"), Instant.parse("2026-10-28T00:00:00Z")))
                .containsExactly(
                        new Occurrence(Instant.parse("2026-10-26T21:00:00Z"), Instant.parse("2026-10-26T22:00:00Z")));
    }

    @Test
    void shouldKnowZonesBehindAPrefixAndTimesInUtcAndWithout() throws IOException {
        IcsImport.Result result = read(
                event(
                                "a",
                                "DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20260101T100000\nDURATION:P1DT2H")
                        + event("b", "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z")
                        + event("c", "DTSTART:20260701T100000\nDTEND:20260701T110000")
                        + event("d", "DTSTART;VALUE=DATE:20260329")
                        + event("e", "DTSTART:20260101T100000Z\nDURATION:P1W"),
                SETTINGS);

        assertThat(result.problems()).isEmpty();
        assertThat(result.events())
                .extracting(
                        event -> event.event().getStart() + " " + event.event().getEnd() + " " + event.zone())
                .containsExactly(
                        "2026-01-01T13:00:00Z 2026-01-02T15:00:00Z America/Argentina/Buenos_Aires",
                        "2026-01-01T10:00:00Z 2026-01-01T11:00:00Z UTC",
                        "2026-07-01T08:00:00Z 2026-07-01T09:00:00Z Europe/Berlin",
                        "2026-03-28T23:00:00Z 2026-03-29T22:00:00Z Europe/Berlin",
                        "2026-01-01T10:00:00Z 2026-01-08T10:00:00Z UTC");
    }

    @Test
    void shouldGiveTheSameIdsEachTime() throws IOException {
        String file = event("x".repeat(400), "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z")
                + event("short", "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z");

        List<String> first = ids(read(file, SETTINGS));

        assertThat(ids(read(file, SETTINGS))).isEqualTo(first);
        assertThat(first.get(0)).hasSize(36).startsWith("ops/");
        assertThat(first.get(1)).isEqualTo("ops/short");
    }

    @Test
    void shouldTellWhatCannotBeTakenLineByLineAndGoOn() throws IOException {
        IcsImport.Result result = read(
                event("good", "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z")
                        + event("no-end", "DTSTART:20260101T100000Z")
                        + event("no-start", "SUMMARY:When?")
                        + event("backwards", "DTSTART:20260101T100000Z\nDTEND:20260101T090000Z")
                        + event("time", "DTSTART:tomorrow\nDTEND:20260101T090000Z")
                        + event("no colon", "DTSTART")
                        + event("load", "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z\nCATEGORIES:Announced load")
                        + event("extra", "DTSTART:20260101T100000Z\nDTEND:20260101T110000Z\nRDATE:20260102T100000Z")
                        + "BEGIN:VEVENT\nSUMMARY:nameless\nEND:VEVENT\n"
                        + event("range", "DTSTART:20260101T100000Z\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101T100000Z")
                        + "BEGIN:VEVENT\nUID:cut off\n",
                SETTINGS);

        assertThat(ids(result)).containsExactly("ops/good", "ops/extra");
        assertThat(result.problems())
                .hasSize(10)
                .anyMatch(line -> line.equals("line 7: event that does not say how long it lasts: UID=no-end"))
                .anyMatch(line -> line.equals("line 11: event without a DTSTART: UID=no-start"))
                .anyMatch(line -> line.startsWith("line 15: end must be after the start: "))
                .anyMatch(line -> line.equals("line 20: not a time: DTSTART=tomorrow UID=time"))
                .anyMatch(line -> line.startsWith("line 25: not an iCalendar event: reason="))
                .anyMatch(line -> line.startsWith("line 29: announced load without the expected multiple: "))
                .anyMatch(line -> line.equals("line 35: RDATE is not taken, the rest of the event is: UID=extra"))
                .anyMatch(line -> line.startsWith("line 41: event without a UID"))
                .anyMatch(line -> line.startsWith("line 44: change of all later occurrences is not taken"))
                .anyMatch(line -> line.equals("line 49: event does not end"))
                .noneMatch(line -> line.contains("\n"));
    }

    @Test
    void shouldRefuseAZoneThatNobodyKnowsUnlessToldWhatIsMeant() throws IOException {
        String file = event("x", "DTSTART;TZID=Customized Time Zone:20260701T100000\nDURATION:PT1H");

        assertThat(read(file, withoutZone()).problems())
                .containsExactly("line 2: unknown time zone, name the one that is meant with --time-zone:"
                        + " TZID=Customized Time Zone UID=x");
        assertThat(read(file, SETTINGS).events().get(0).event().getStart())
                .isEqualTo(Instant.parse("2026-07-01T08:00:00Z"));
    }

    @Test
    void shouldTellCancelledEventsAndLeaveOutCancelledOccurrences() throws IOException {
        IcsImport.Result result = read(
                event("series", "DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")
                        + event(
                                "series",
                                "RECURRENCE-ID:20260102T100000Z\nDTSTART:20260102T100000Z\nDURATION:PT1H\nSTATUS:CANCELLED")
                        + event("gone", "DTSTART:20260101T100000Z\nDURATION:PT1H\nSTATUS:CANCELLED"),
                SETTINGS);

        assertThat(result.problems()).isEmpty();
        assertThat(result.cancelled()).containsExactly("ops/series@2026-01-02T10:00:00Z", "ops/gone");
        assertThat(starts(result.events().get(0), "2026-01-01T00:00:00Z", "2026-01-04T00:00:00Z"))
                .containsExactly("2026-01-01T10:00:00Z", "2026-01-03T10:00:00Z");
    }

    @Test
    void shouldLetACategoryChooseTheKind() throws IOException {
        ImportSettings withLoad = new ImportSettings(
                CalendarKind.UNUSUAL, Selector.ALL, Optional.of(3f), "", Optional.of(ZoneId.of("UTC")), "sales.ics");

        IcsImport.Result result = read(
                event("a", "DTSTART:20260101T100000Z\nDURATION:PT1H\nCATEGORIES:Sale,announced-load")
                        + event("b", "DTSTART:20260101T100000Z\nDURATION:PT1H\nCATEGORIES:Sale"),
                withLoad);

        assertThat(result.events())
                .extracting(PlannedEvent::kind)
                .containsExactly(CalendarKind.ANNOUNCED_LOAD, CalendarKind.UNUSUAL);
        assertThat(result.events())
                .extracting(event -> event.event().getExpectedMultiple())
                .containsExactly(3f, null);
    }

    @Test
    @Timeout(10)
    void shouldRefuseRulesThatWouldKeepItBusy() throws IOException {
        IcsImport.Result result = read(
                event("seconds", "DTSTART:20260101T100000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY")
                        + event(
                                "bytes",
                                "DTSTART:20260101T100000Z\nDURATION:PT1S\nRRULE:FREQ=YEARLY;BYSECOND="
                                        + "1,".repeat(200) + "1")
                        + event(
                                "never",
                                "DTSTART:20260101T100000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")
                        + event(
                                "long",
                                "DTSTART:20260101T100000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;BYDAY="
                                        + "MO,".repeat(10_000) + "TU"),
                SETTINGS);

        assertThat(result.events()).isEmpty();
        assertThat(result.problems()).hasSize(4).allMatch(line -> line.length() < 400);
    }

    @Test
    @Timeout(30)
    void shouldBoundFilesAndEvents() throws IOException {
        assertThatThrownBy(() -> read(event("x", "DESCRIPTION:" + "x".repeat(21_000_000)), SETTINGS))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("file has more than 20000000 characters");
        assertThatThrownBy(() -> read(
                        event("x", "DTSTART:20260101T100000Z\nDURATION:PT1H").repeat(5_001), SETTINGS))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("file has more than 5000 events");
        assertThat(read(event("x", "DESCRIPTION:" + "x".repeat(1_100_000)), SETTINGS)
                        .problems())
                .containsExactly("line 2: event has more than 1000000 characters");
        assertThatThrownBy(() -> new IcsImport(SETTINGS).read(new StringReader("<html>sign in, please</html>")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("not an iCalendar file, it has no BEGIN:VCALENDAR");
    }

    private static ImportSettings withoutZone() {
        return new ImportSettings(
                SETTINGS.kind(), SETTINGS.selector(), Optional.empty(), "ops/", Optional.empty(), "ops.ics");
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "\nEND:VEVENT\n";
    }

    private static IcsImport.Result read(String events, ImportSettings settings) throws IOException {
        String file = events.startsWith("BEGIN:VCALENDAR") ? events : "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n";
        return new IcsImport(settings).read(new StringReader(file.replace("\n", "\r\n")));
    }

    private static List<String> ids(IcsImport.Result result) {
        return result.events().stream().map(PlannedEvent::id).toList();
    }

    private static List<String> starts(PlannedEvent event, String from, String to) {
        return event.occurrences(Instant.parse(from), Instant.parse(to)).stream()
                .map(occurrence -> occurrence.start().toString())
                .toList();
    }
}

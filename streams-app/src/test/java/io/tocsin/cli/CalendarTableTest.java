package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.Planned;
import io.tocsin.schemas.CalendarKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

class CalendarTableTest {
    private static final Calendar CALENDAR = Planned.calendar(
            Planned.event("later"),
            Planned.event("long-over").from("2024-06-01T00:00:00Z").to("2024-06-02T00:00:00Z"),
            Planned.event("over").from("2025-06-01T00:00:00Z").to("2025-06-02T00:00:00Z"),
            Planned.event("going-on").from("2025-12-24T00:00:00Z").to("2026-01-06T00:00:00Z"),
            Planned.event("ends-first")
                    .kind(CalendarKind.UNUSUAL)
                    .from("2025-12-28T07:00:00Z")
                    .to("2025-12-28T08:40:00Z"),
            Planned.event("sunday")
                    .kind(CalendarKind.SILENCE)
                    .selector("db-*{env=prod}")
                    .from("2025-10-05T00:00:00Z")
                    .to("2025-10-05T01:30:00Z")
                    .every("FREQ=WEEKLY;BYDAY=SU", "Europe/Berlin"),
            Planned.event("sale").load(2.5f).from("2025-12-31T10:00:00Z"));

    @Test
    void shouldListWhatIsInForceThenWhatComesNext() {
        assertThat(lines(false))
                .containsExactly(
                        "WHEN                STARTS                          LASTS       REPEATS          WHAT                 FOR             TITLE                ID",
                        "now, 40 min left    2025-12-28 07:00 UTC            1 h 40 min  once             unusual              *               Title of ends-first  ends-first",
                        "now, 8 d 16 h left  2025-12-24 00:00 UTC            13 d        once             maintenance          *               Title of going-on    going-on",
                        "in 3 d 2 h          2025-12-31 10:00 UTC            1 d 1 h     once             announced-load x2.5  *               Title of sale        sale",
                        "in 4 d 2 h          2026-01-01 10:00 UTC            1 h         once             maintenance          *               Title of later       later",
                        "in 6 d 17 h         2026-01-04 02:00 Europe/Berlin  1 h 30 min  WEEKLY;BYDAY=SU  silence              db-*{env=prod}  Title of sunday      sunday",
                        "2 events are over: --all shows them");
    }

    @Test
    void shouldListWhatIsOverLast() {
        List<String> lines = lines(true);

        assertThat(lines).hasSize(8);
        assertThat(lines.get(6)).startsWith("over ").endsWith(" over");
        assertThat(lines.get(7)).startsWith("over ").endsWith(" long-over");
    }

    private static List<String> lines(boolean all) {
        StringWriter out = new StringWriter();
        Probe probe = new Probe();
        new CommandLine(probe)
                .setOut(new PrintWriter(out))
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .parseArgs();
        new CalendarTable(CALENDAR, Instant.parse("2025-12-28T08:00:00Z"), all).print(probe.output);
        return out.toString().lines().toList();
    }

    @Command
    private static final class Probe {
        @Mixin
        private final Output output = new Output();
    }
}

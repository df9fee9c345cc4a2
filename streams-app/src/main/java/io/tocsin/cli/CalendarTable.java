package io.tocsin.cli;

import io.tocsin.calendar.Agenda;
import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.Occurrence;
import io.tocsin.calendar.PlannedEvent;
import java.time.Instant;
import java.util.List;

/**
 * The calendar as people read it, in the order of its {@link Agenda}.
 *
 * <p>Thread-safe.
 */
final class CalendarTable {
    private static final int MAX_RULE_CHARS = 40;
    private static final int MAX_TITLE_CHARS = 40;

    private final Calendar calendar;
    private final Instant now;
    private final boolean withPast;

    CalendarTable(Calendar calendar, Instant now, boolean withPast) {
        this.calendar = calendar;
        this.now = now;
        this.withPast = withPast;
    }

    void print(Output output) {
        List<Agenda.Item> lines = Agenda.of(calendar, now).items();
        long over = lines.stream().filter(Agenda.Item::isOver).count();
        TextTable table = output.table("WHEN", "STARTS", "LASTS", "REPEATS", "WHAT", "FOR", "TITLE", "ID");
        lines.stream().filter(line -> withPast || !line.isOver()).forEach(line -> add(line, table));
        if (table.isEmpty()) {
            output.line("nothing is planned; see: tocsin calendar add --help");
        } else {
            table.print(output.out());
        }
        if (over > 0 && !withPast) {
            output.line(over + (over == 1 ? " event is over: --all shows it" : " events are over: --all shows them"));
        }
    }

    private void add(Agenda.Item line, TextTable table) {
        PlannedEvent event = line.event();
        Occurrence shown = line.occurrence()
                .orElse(new Occurrence(event.event().getStart(), event.event().getEnd()));
        table.row(
                CalendarText.when(line.occurrence(), now),
                CalendarText.local(shown.start(), event.zone()),
                CalendarText.lasting(shown),
                cut(repeats(event), MAX_RULE_CHARS),
                CalendarText.kind(event.event()),
                event.selector(),
                cut(event.event().getTitle(), MAX_TITLE_CHARS),
                event.id());
    }

    private static String repeats(PlannedEvent event) {
        String rule = event.event().getRecurrence();
        return rule == null ? "once" : rule.replaceFirst("(?i)^FREQ=", "");
    }

    private static String cut(String text, int maxChars) {
        return text.length() <= maxChars ? text : text.substring(0, maxChars - 3) + "...";
    }
}

package io.tocsin.cli;

import io.tocsin.calendar.Occurrence;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Events in words. Thread-safe. */
final class CalendarText {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private CalendarText() {}

    /** {@code now, 40 min left}, {@code in 3 d 4 h}, {@code over}. */
    static String when(Optional<Occurrence> occurrence, Instant now) {
        return occurrence
                .map(one -> one.covers(now)
                        ? "now, " + span(Duration.between(now, one.end())) + " left"
                        : "in " + span(Duration.between(now, one.start())))
                .orElse("over");
    }

    /** {@code 2026-11-22 02:00 Europe/Berlin}. */
    static String local(Instant moment, ZoneId zone) {
        DateTimeFormatter form = moment.getEpochSecond() % 60 == 0 ? MINUTES : SECONDS;
        return form.format(moment.atZone(zone)) + " " + zone;
    }

    static String lasting(Occurrence occurrence) {
        return span(Duration.between(occurrence.start(), occurrence.end()));
    }

    /** {@code maintenance}, {@code announced-load x3}. */
    static String kind(CalendarEvent event) {
        Float multiple = event.getExpectedMultiple();
        boolean hasMultiple = event.getKind() == CalendarKind.ANNOUNCED_LOAD && multiple != null;
        return word(event.getKind()) + (hasMultiple ? " x" + NumberFormat.plain(multiple) : "");
    }

    static String word(CalendarKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The two largest units: {@code 3 d 4 h}, {@code 2 h}, {@code 40 min}, {@code 12 s}. */
    static String span(Duration duration) {
        long days = duration.toDays();
        long hours = duration.toHoursPart();
        long minutes = duration.toMinutesPart();
        if (days > 0) {
            return days + " d" + (hours > 0 ? " " + hours + " h" : "");
        }
        if (hours > 0) {
            return hours + " h" + (minutes > 0 ? " " + minutes + " min" : "");
        }
        return minutes > 0 ? minutes + " min" : duration.toSecondsPart() + " s";
    }
}

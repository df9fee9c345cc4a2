package io.tocsin.calendar;

import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Events as tests write them: {@code Planned.event("a").from("2026-01-01T00:00:00Z").to("2026-01-01T01:00:00Z")}. */
public final class Planned {
    private final CalendarEvent event;

    private Planned(CalendarEvent event) {
        this.event = event;
    }

    /** Maintenance of everything on the first of January 2026, from 10 to 11. */
    public static Planned event(String id) {
        return new Planned(new CalendarEvent(
                id,
                "Title of " + id,
                CalendarKind.MAINTENANCE,
                "*",
                Instant.parse("2026-01-01T10:00:00Z"),
                Instant.parse("2026-01-01T11:00:00Z"),
                null,
                null,
                "UTC",
                null,
                List.of(),
                "test"));
    }

    public Planned kind(CalendarKind kind) {
        event.setKind(kind);
        return this;
    }

    public Planned load(float multiple) {
        event.setKind(CalendarKind.ANNOUNCED_LOAD);
        event.setExpectedMultiple(multiple);
        return this;
    }

    public Planned selector(String selector) {
        event.setSelector(selector);
        return this;
    }

    public Planned from(String time) {
        return from(Instant.parse(time));
    }

    public Planned from(Instant time) {
        event.setStart(time);
        return this;
    }

    public Planned to(String time) {
        return to(Instant.parse(time));
    }

    public Planned to(Instant time) {
        event.setEnd(time);
        return this;
    }

    public Planned every(String rule, String zone) {
        event.setRecurrence(rule);
        event.setTimeZone(zone);
        return this;
    }

    public Planned except(String... starts) {
        event.setExcept(Arrays.stream(starts).map(Instant::parse).toList());
        return this;
    }

    public Planned announcedAt(String time) {
        event.setAnnouncedAt(Instant.parse(time));
        return this;
    }

    public CalendarEvent record() {
        return event;
    }

    public PlannedEvent planned() {
        return PlannedEvent.of(event);
    }

    public static Calendar calendar(Planned... events) {
        return Calendar.of(Arrays.stream(events).map(Planned::planned).toList());
    }
}

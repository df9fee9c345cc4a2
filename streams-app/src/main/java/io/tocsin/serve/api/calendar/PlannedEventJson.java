package io.tocsin.serve.api.calendar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.calendar.Agenda;
import io.tocsin.calendar.Occurrence;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.schemas.CalendarEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A planned event as JSON. Stateless, thread-safe. */
final class PlannedEventJson {
    private PlannedEventJson() {}

    static ObjectNode of(Agenda.Item item, Instant now) {
        PlannedEvent planned = item.event();
        CalendarEvent event = planned.event();
        Optional<Occurrence> occurrence = item.occurrence();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", planned.id())
                .put("title", event.getTitle())
                .put("kind", event.getKind().name().toLowerCase(Locale.ROOT))
                .put("selector", event.getSelector())
                .put(
                        "start",
                        event.getStart()
                                .atZone(planned.zone())
                                .toLocalDateTime()
                                .toString())
                .put(
                        "durationSeconds",
                        Duration.between(event.getStart(), event.getEnd()).toSeconds())
                .put("timeZone", planned.zone().getId())
                .put("inForce", occurrence.filter(one -> one.covers(now)).isPresent());
        if (event.getRecurrence() != null) {
            json.put("rule", event.getRecurrence());
        }
        if (event.getExpectedMultiple() != null) {
            json.put("multiple", event.getExpectedMultiple());
        }
        occurrence.ifPresent(one -> json.putObject("next")
                .put("start", one.start().toString())
                .put("end", one.end().toString()));
        return json;
    }
}

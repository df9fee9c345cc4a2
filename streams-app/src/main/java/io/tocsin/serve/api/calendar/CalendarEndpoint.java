package io.tocsin.serve.api.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.calendar.Agenda;
import io.tocsin.calendar.Calendar;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is planned, as this instance has read it.
 *
 * <p>Thread-safe.
 */
final class CalendarEndpoint implements Endpoint {
    static final String PATH = "/api/v1/calendar";

    private final Supplier<Calendar> inForce;
    private final Clock clock;

    private CalendarEndpoint(Supplier<Calendar> inForce, Clock clock) {
        this.inForce = inForce;
        this.clock = clock;
    }

    static Route route(Supplier<Calendar> inForce, Clock clock) {
        return Route.get(PATH, Set.of(), new CalendarEndpoint(inForce, clock));
    }

    @Override
    public JsonNode answer(ApiRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", now.toString());
        ArrayNode events = json.putArray("events");
        Agenda.of(inForce.get(), now).items().stream()
                .filter(item -> !item.isOver())
                .forEach(item -> events.add(PlannedEventJson.of(item, now)));
        return json;
    }
}

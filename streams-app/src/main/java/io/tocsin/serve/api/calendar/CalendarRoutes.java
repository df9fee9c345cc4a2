package io.tocsin.serve.api.calendar;

import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.CalendarReader;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The routes of the calendar. Stateless, thread-safe. */
public final class CalendarRoutes {
    private CalendarRoutes() {}

    /**
     * All of them.
     *
     * @param inForce what this instance has read
     */
    public static List<Route> of(
            Topics topics, SchemaRegistry schemas, Supplier<Calendar> inForce, KafkaReads reads, Clock clock) {
        String topic = topics.calendar().name();
        CalendarReader reader = new CalendarReader(reads.reader(), topic, schemas);
        CalendarChanges changes = new CalendarChanges(
                reads.remembered("the calendar topic", Duration.ZERO, reader::read), reads, topic, schemas);
        return List.of(
                CalendarEndpoint.route(inForce, clock),
                PlanEndpoint.route(changes, clock),
                RemoveEndpoint.route(changes));
    }
}

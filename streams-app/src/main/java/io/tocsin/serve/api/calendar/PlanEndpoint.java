package io.tocsin.serve.api.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.calendar.Agenda;
import io.tocsin.calendar.MalformedEventException;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Plans an event.
 *
 * <p>Thread-safe.
 */
final class PlanEndpoint implements Endpoint {
    private final CalendarChanges changes;
    private final Clock clock;

    private PlanEndpoint(CalendarChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    static Route route(CalendarChanges changes, Clock clock) {
        return Route.post(CalendarEndpoint.PATH, Role.OPERATOR, new PlanEndpoint(changes, clock));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        PlanRequest wish = PlanRequest.of(request);
        // What is wrong with it is said without asking a broker first.
        PlannedEvent planned = planned(wish, Set.of());
        if (wish.id().isEmpty()) {
            planned = planned(wish, changes.ids());
        }
        PlannedEvent written = planned;
        changes.write(writer -> writer.put(written));
        Instant now = clock.instant();
        return PlannedEventJson.of(new Agenda.Item(written, written.currentOrNext(now)), now);
    }

    private static PlannedEvent planned(PlanRequest wish, Set<String> taken) throws RefusedRequestException {
        try {
            return PlannedEvent.of(wish.event(taken));
        } catch (MalformedEventException e) {
            throw ApiRequest.refused(HttpStatus.UNPROCESSABLE_ENTITY_422, String.valueOf(e.getMessage()));
        } catch (DateTimeException | ArithmeticException e) {
            throw ApiRequest.refused(
                    HttpStatus.UNPROCESSABLE_ENTITY_422, "event cannot be worked out: reason=" + e.getMessage());
        }
    }
}

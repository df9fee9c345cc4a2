package io.tocsin.serve.api.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.JsonFields;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Takes an event out, one that recurs with all occurrences.
 *
 * <p>Thread-safe.
 */
final class RemoveEndpoint implements Endpoint {
    private final CalendarChanges changes;

    private RemoveEndpoint(CalendarChanges changes) {
        this.changes = changes;
    }

    static Route route(CalendarChanges changes) {
        return Route.post("/api/v1/calendar/remove", Role.OPERATOR, new RemoveEndpoint(changes));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        JsonFields fields = new JsonFields(request.body());
        fields.requireOnly(Set.of("id"));
        String id = fields.neededLine("id");
        if (!changes.ids().contains(id)) {
            throw ApiRequest.refused(HttpStatus.NOT_FOUND_404, "no such event: id=" + id);
        }
        changes.write(writer -> writer.remove(id));
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }
}

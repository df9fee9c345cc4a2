package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.fleet.FleetPart;
import io.tocsin.fleet.FleetQuery;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All entities in little room, for a map. Thread-safe. */
public final class FleetEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/fleet";
    private static final int BY_DEFAULT = 10_000;
    private static final int MOST = 100_000;

    private final LiveFleet fleet;
    private final Gathering gathering;

    private FleetEndpoint(LiveFleet fleet, Gathering gathering) {
        this.fleet = fleet;
        this.gathering = gathering;
    }

    public static Route route(LiveFleet fleet, Gathering gathering) {
        return Route.get(
                PATH,
                Set.of("selector", "standing", "text", FleetParameters.LIMIT, FleetParameters.LOCAL),
                new FleetEndpoint(fleet, gathering));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        FleetQuery query = FleetParameters.query(request, BY_DEFAULT, 0, MOST);
        Instant now = Instant.now();
        ObjectNode held = held(fleet.part(query, now), now);
        if (request.flag(FleetParameters.LOCAL)) {
            return held;
        }
        Gathering.Gathered others = gathering.ask(request, Map.of(FleetParameters.LOCAL, "true"));
        List<ObjectNode> all = new ArrayList<>(others.answers());
        all.add(held);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", now.toString());
        json.set("totals", FleetMerge.totals(all, others.isComplete()));
        json.set("entities", others.answers().isEmpty() ? alone(held) : FleetMerge.columns(all, query.limit()));
        return json;
    }

    /** What is held here is sorted and cut off already; most instances are alone, and the fleet is large. */
    private static JsonNode alone(ObjectNode held) {
        ObjectNode columns = held.withObject("/entities");
        columns.remove(FleetMerge.RANK);
        return columns;
    }

    private static ObjectNode held(FleetPart part, Instant now) {
        FleetColumns columns = new FleetColumns();
        part.first().forEach(placed -> columns.add(placed.line(), placed.rank()));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", now.toString());
        json.set("totals", FleetJson.totals(part.totals()));
        json.set("entities", columns.json());
        return json;
    }
}

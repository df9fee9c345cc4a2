package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** Entities a page at a time. Thread-safe. */
public final class EntitiesEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/entities";
    private static final int BY_DEFAULT = 50;
    private static final int MOST = 1_000;
    /** What an instance is asked for a page deep down: all up to it. */
    private static final int MOST_OF_ONE = 1_001_000;

    private final LiveFleet fleet;
    private final Gathering gathering;

    private EntitiesEndpoint(LiveFleet fleet, Gathering gathering) {
        this.fleet = fleet;
        this.gathering = gathering;
    }

    public static Route route(LiveFleet fleet, Gathering gathering) {
        return Route.get(
                PATH,
                Set.of(
                        "selector",
                        "standing",
                        "text",
                        "order",
                        FleetParameters.OFFSET,
                        FleetParameters.LIMIT,
                        FleetParameters.LOCAL),
                new EntitiesEndpoint(fleet, gathering));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        boolean local = request.flag(FleetParameters.LOCAL);
        FleetQuery query = FleetParameters.query(
                request, BY_DEFAULT, 1, request.forwardedBy().isPresent() ? MOST_OF_ONE : MOST);
        ObjectNode held = held(fleet.part(query, Instant.now()));
        boolean isComplete = true;
        List<ObjectNode> all = new ArrayList<>(List.of(held));
        if (!local) {
            Gathering.Gathered others = gathering.ask(
                    request,
                    Map.of(
                            FleetParameters.LOCAL,
                            "true",
                            FleetParameters.OFFSET,
                            "0",
                            FleetParameters.LIMIT,
                            Integer.toString(query.offset() + query.limit())));
            all.addAll(others.answers());
            isComplete = others.isComplete();
        }
        if (request.forwardedBy().isPresent()) {
            return held;
        }
        return page(all, query, isComplete);
    }

    private static ObjectNode page(List<ObjectNode> all, FleetQuery query, boolean isComplete) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", Instant.now().toString());
        json.put(
                "matching",
                all.stream().mapToInt(one -> one.path("matching").asInt()).sum());
        json.put("offset", query.offset());
        json.set("entities", FleetMerge.lines(all, query.offset(), query.limit()));
        json.put(
                "complete",
                isComplete && all.stream().allMatch(one -> one.path("complete").asBoolean()));
        return json;
    }

    private static ObjectNode held(FleetPart part) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("matching", part.matching());
        ArrayNode lines = json.putArray("entities");
        part.first().forEach(placed -> lines.add(FleetJson.line(placed.line()).put("rank", placed.rank())));
        json.put("complete", !part.totals().leftOut());
        return json;
    }
}

package io.tocsin.serve.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.rollout.DecisionReader;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What was decided about models, the newest first.
 *
 * <p>Thread-safe.
 */
final class HistoryEndpoint implements Endpoint {
    private static final int BY_DEFAULT = 50;
    private static final int MOST = 1_000;

    private final Remembered<DecisionReader.Reading> history;

    private HistoryEndpoint(Remembered<DecisionReader.Reading> history) {
        this.history = history;
    }

    static Route route(Remembered<DecisionReader.Reading> history) {
        return Route.get("/api/v1/model/history", Set.of("model", "limit"), new HistoryEndpoint(history));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        int limit = request.integer("limit", BY_DEFAULT, 1, MOST);
        Optional<String> model = request.text("model");
        List<ModelEvent> events = history.get().events();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("events");
        IntStream.range(0, events.size())
                .mapToObj(at -> events.get(events.size() - 1 - at))
                .filter(event -> model.isEmpty() || model.get().equals(event.getModel()))
                .limit(limit)
                .forEach(event -> array.add(json(event)));
        return json;
    }

    private static ObjectNode json(ModelEvent event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", event.getAt().toString())
                .put("model", event.getModel())
                .put("version", event.getVersion())
                .put("kind", event.getKind().name().toLowerCase(Locale.ROOT))
                .put("by", event.getBy())
                .put("reason", event.getReason());
        ObjectNode figures = json.putObject("figures");
        event.getFigures().forEach((name, value) -> {
            // JSON has no other numbers.
            if (Double.isFinite(value)) {
                figures.put(name, value);
            }
        });
        return json;
    }
}

package io.tocsin.serve.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.selector.Selector;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.api.fleet.FleetParameters;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Incidents a page at a time. Thread-safe. */
public final class AlertsEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/alerts";

    private final AlertLog log;

    private AlertsEndpoint(AlertLog log) {
        this.log = log;
    }

    public static Route route(AlertLog log) {
        return Route.get(
                PATH,
                Set.of("state", "entity", "kind", "selector", "since", "offset", "limit"),
                new AlertsEndpoint(log));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        AlertLog.Which which = request.symbol("state", AlertLog.Which.values()).orElse(AlertLog.Which.OPEN);
        Optional<AlertKind> kind = request.symbol("kind", AlertKind.values());
        Selector selector = FleetParameters.selector(request);
        Optional<Instant> since = request.time("since");
        int offset = request.integer("offset", 0, 0, 1_000_000);
        int limit = request.integer("limit", 50, 1, 1_000);
        List<Alert> found = log.find(
                which,
                request.text("entity"),
                alert -> (kind.isEmpty() || kind.get() == alert.getKind())
                        && selector.covers(alert.getEntity(), alert.getLabels())
                        && (since.isEmpty() || AlertLog.wasOpen(alert, since.get())));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", Instant.now().toString());
        json.put("matching", found.size());
        json.put("offset", offset);
        ArrayNode alerts = json.putArray("alerts");
        found.stream().skip(offset).limit(limit).forEach(alert -> alerts.add(ShownAlert.json(alert)));
        return json;
    }
}

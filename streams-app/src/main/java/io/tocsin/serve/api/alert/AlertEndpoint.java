package io.tocsin.serve.api.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.alert.AlertId;
import io.tocsin.console.explain.Explanations;
import io.tocsin.console.explain.IncidentReader;
import io.tocsin.schemas.Alert;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.http.HttpStatus;

/** One incident with its story. Thread-safe. */
public final class AlertEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/alert";

    private final AlertLog log;
    private final IncidentReader reader;

    private AlertEndpoint(AlertLog log, IncidentReader reader) {
        this.log = log;
        this.reader = reader;
    }

    public static Route route(AlertLog log, IncidentReader reader) {
        return Route.get(PATH, Set.of("id"), new AlertEndpoint(log, reader));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        String id = request.needed("id");
        AlertId parsed = AlertId.parse(id).orElseThrow(() -> ApiRequest.bad("id must be entity|kind|start: id=" + id));
        List<Alert> ofEntity = log.find(AlertLog.Which.ALL, Optional.of(parsed.entity()), any -> true);
        Alert alert = ofEntity.stream()
                .filter(one -> one.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusedRequestException.forGood(
                        HttpStatus.NOT_FOUND_404, "no such incident, or it was forgotten: id=" + id));
        try {
            ObjectNode json = Explanations.json(reader.read(alert, ofEntity, Instant.now()), "");
            json.remove("next");
            json.set("alert", ShownAlert.json(alert));
            return json;
        } catch (KafkaException e) {
            throw RefusedRequestException.away("the story of the incident cannot be read: reason=" + e.getMessage());
        }
    }
}

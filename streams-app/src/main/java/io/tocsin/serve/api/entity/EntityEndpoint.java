package io.tocsin.serve.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.alert.Thresholds;
import io.tocsin.calendar.Calendar;
import io.tocsin.fleet.EntityLine;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.fleet.Standing;
import io.tocsin.history.Verdict;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.alert.AlertLog;
import io.tocsin.serve.api.alert.ShownAlert;
import io.tocsin.serve.api.fleet.FleetJson;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** One entity as it stands. Thread-safe. */
final class EntityEndpoint implements Endpoint {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final EntityStores stores;
    private final LiveFleet fleet;
    private final AlertLog alerts;
    private final Supplier<Calendar> calendar;
    private final long tickMs;
    private final String self;

    EntityEndpoint(
            EntityStores stores,
            LiveFleet fleet,
            AlertLog alerts,
            Supplier<Calendar> calendar,
            long tickMs,
            String self) {
        this.stores = stores;
        this.fleet = fleet;
        this.alerts = alerts;
        this.calendar = calendar;
        this.tickMs = tickMs;
        this.self = self;
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        String entity = request.needed(HeldByOneEndpoint.NAME);
        Instant now = Instant.now();
        Optional<Score> newest = fleet.newest(entity);
        Optional<Verdict> verdict = newest.map(this::verdict).or(() -> stored(entity));
        List<Alert> incidents = alerts.ofEntity(entity, now.minus(A_DAY));
        if (verdict.isEmpty() && incidents.isEmpty()) {
            throw unknown(entity);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entity", entity);
        json.put("standing", FleetJson.lower(standing(entity, now, verdict, incidents)));
        Map<String, String> labels = newest.map(Score::getLabels)
                .orElseGet(
                        () -> incidents.isEmpty() ? Map.of() : incidents.get(0).getLabels());
        ObjectNode labelsJson = json.putObject("labels");
        new TreeMap<>(labels).forEach(labelsJson::put);
        verdict.ifPresent(one -> tell(json, one));
        newest.ifPresent(score -> reasons(json, score));
        ArrayNode metrics = json.putArray("metrics");
        new TreeSet<>(stores.windows().metrics(entity)).forEach(metrics::add);
        moved(json, stores.thresholds(entity));
        String silencedBy = calendar.get().at(entity, labels, now).silencedBy();
        if (silencedBy != null) {
            json.put("silencedBy", silencedBy);
        }
        ArrayNode alertsJson = json.putArray("alerts");
        incidents.forEach(alert -> alertsJson.add(ShownAlert.json(alert)));
        json.put("instance", self);
        return json;
    }

    static RefusedRequestException unknown(String entity) {
        return RefusedRequestException.forGood(
                HttpStatus.NOT_FOUND_404,
                "no such entity, or nothing was heard of it yet: entity=" + entity + "; see: /api/v1/entities?text=");
    }

    private Verdict verdict(Score score) {
        return Verdict.of(Math.floorDiv(score.getTime().toEpochMilli(), tickMs), score);
    }

    /** What was said before this instance held the entity, or since its start. */
    private Optional<Verdict> stored(String entity) {
        List<Verdict> verdicts = stores.verdicts(entity);
        return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(verdicts.size() - 1));
    }

    private Standing standing(String entity, Instant now, Optional<Verdict> verdict, List<Alert> incidents) {
        // In memory after the first tick that this instance saw; until then the stores know as much.
        return fleet.line(entity, now)
                .map(EntityLine::standing)
                .orElseGet(() -> incidents.stream()
                        .filter(alert -> alert.getResolvedAt() == null)
                        .map(alert -> Standing.of(alert.getKind()))
                        .min(Standing::compareTo)
                        .orElseGet(() ->
                                verdict.map(one -> Standing.of(one.state())).orElse(Standing.UNHEARD)));
    }

    private void tell(ObjectNode json, Verdict verdict) {
        json.put("newestTick", Instant.ofEpochMilli(verdict.tick() * tickMs).toString());
        if (verdict.state() == ScoreState.SCORED) {
            json.put("score", verdict.score());
        }
        json.put("boundary", verdict.boundary());
        ArrayNode outlooks = json.putArray("outlooks");
        verdict.risks()
                .forEach(risk -> outlooks.addObject()
                        .put("probability", risk.probability())
                        .put("boundary", risk.boundary())
                        .put("horizonSeconds", risk.horizonSeconds()));
        if (verdict.version() != null) {
            json.put("version", verdict.version());
        }
    }

    private static void reasons(ObjectNode json, Score score) {
        if (score.getModel() != null) {
            json.put("model", score.getModel());
        }
        if (score.getUrgentHorizonSeconds() != null) {
            json.put("urgentHorizonSeconds", score.getUrgentHorizonSeconds());
        }
        contributors(json.putArray("contributors"), score.getContributors());
        contributors(json.putArray("drivers"), score.getDrivers());
        ArrayNode missing = json.putArray("missing");
        score.getMissing().forEach(missing::add);
    }

    private static void contributors(ArrayNode array, List<Contributor> contributors) {
        for (Contributor one : contributors) {
            ObjectNode json = array.addObject().put("metric", one.getMetric());
            FleetJson.number(json, "actual", one.getActual());
            FleetJson.number(json, "expected", one.getExpected());
            FleetJson.number(json, "share", one.getShare());
        }
    }

    private static void moved(ObjectNode json, Thresholds thresholds) {
        ObjectNode moved = JsonNodeFactory.instance.objectNode();
        for (AlertKind kind : AlertKind.values()) {
            if (thresholds.factor(kind) != 1) {
                moved.put(FleetJson.lower(kind), thresholds.factor(kind));
            }
        }
        if (!moved.isEmpty()) {
            json.set("movedBoundaries", moved);
        }
    }
}

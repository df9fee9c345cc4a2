package io.tocsin.serve.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.engine.Model;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.history.Verdict;
import io.tocsin.predict.Hindsight;
import io.tocsin.registry.Judges;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Score;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window of an entity beside what was expected of it. Thread-safe. */
final class SeriesEndpoint implements Endpoint {
    static final String AHEAD = "ahead";

    private static final int AHEAD_BY_DEFAULT = 30;
    private static final int AHEAD_MOST = 120;

    private final EntityStores stores;
    private final LiveFleet fleet;
    private final ModelRegistry models;
    private final long tickMs;

    SeriesEndpoint(EntityStores stores, LiveFleet fleet, ModelRegistry models, long tickMs) {
        this.stores = stores;
        this.fleet = fleet;
        this.models = models;
        this.tickMs = tickMs;
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        String entity = request.needed(HeldByOneEndpoint.NAME);
        int ahead = request.integer(AHEAD, AHEAD_BY_DEFAULT, 0, AHEAD_MOST);
        WindowSeries window = WindowSeries.of(stores.windows(), entity, stores.windowTicks());
        List<Verdict> verdicts = stores.verdicts(entity);
        if (window.isEmpty() && verdicts.isEmpty()) {
            throw EntityEndpoint.unknown(entity);
        }
        SeriesJson json = new SeriesJson(entity, tickMs, window);
        json.verdicts(verdicts);
        Model model = window.isEmpty() ? null : modelOf(entity, window.newestTick());
        if (model == null) {
            json.metrics(null, 0);
        } else {
            Hindsight hindsight = new Hindsight(model, window.firstTick(), window.ticks());
            window.replay(hindsight);
            json.model(model);
            json.metrics(new SeriesJson.Expected(model, hindsight), ahead);
        }
        return json.json();
    }

    private @Nullable Model modelOf(String entity, long tick) {
        Map<String, String> labels = fleet.newest(entity).map(Score::getLabels).orElse(Map.of());
        Judges judges = models.current().judgesOf(entity, labels, tick * tickMs);
        return judges == null ? null : judges.model();
    }
}

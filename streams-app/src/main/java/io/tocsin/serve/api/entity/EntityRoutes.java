package io.tocsin.serve.api.entity;

import io.tocsin.calendar.Calendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.api.alert.AlertLog;
import io.tocsin.serve.cluster.Cluster;
import io.tocsin.serve.cluster.Peers;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The questions about one entity. Stateless, thread-safe. */
public final class EntityRoutes {
    private static final String ENTITY = "/api/v1/entity";
    private static final String SERIES = "/api/v1/entity/series";

    private EntityRoutes() {}

    /** Answered out of {@code stores} for what is held here, and by others for what they hold. */
    public static List<Route> routes(
            TocsinConfig config,
            EntityStores stores,
            LiveFleet fleet,
            AlertLog alerts,
            ModelRegistry models,
            Supplier<Calendar> calendar,
            Cluster cluster,
            Peers peers) {
        long tickMs = config.ticks().duration().toMillis();
        EntityEndpoint entity = new EntityEndpoint(stores, fleet, alerts, calendar, tickMs, cluster.self());
        SeriesEndpoint series = new SeriesEndpoint(stores, fleet, models, tickMs);
        return List.of(
                Route.get(ENTITY, Set.of(HeldByOneEndpoint.NAME), new HeldByOneEndpoint(entity, cluster, peers)),
                Route.get(
                        SERIES,
                        Set.of(HeldByOneEndpoint.NAME, SeriesEndpoint.AHEAD),
                        new HeldByOneEndpoint(series, cluster, peers)));
    }
}

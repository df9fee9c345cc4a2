package io.tocsin.serve.api.system;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import java.util.List;

/** The routes about Tocsin itself. Stateless, thread-safe. */
public final class SystemRoutes {
    private SystemRoutes() {}

    /**
     * All of them.
     *
     * @param signIn whether one has to sign in
     */
    public static List<Route> of(
            TocsinConfig config, Topics topics, SchemaRegistry schemas, KafkaReads reads, boolean signIn) {
        return List.of(
                StatusEndpoint.route(new KnownStatus(config, topics, schemas, reads)),
                MeEndpoint.route(signIn),
                OpenApiEndpoint.route());
    }
}

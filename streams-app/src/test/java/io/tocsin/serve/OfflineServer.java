package io.tocsin.serve;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.calendar.CurrentCalendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.ApiFixture;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that an instance answers, on a real port, while neither a broker nor a schema registry answers. Confined to one thread. */
final class OfflineServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final AppServer app;
    final ApiFixture api;

    OfflineServer() throws IOException {
        // Nobody listens on port 1.
        TocsinConfig config = TocsinConfig.of(
                Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "http://127.0.0.1:1"));
        this.app = new AppServer(
                config,
                Topics.withPrefix(""),
                SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of()),
                new ModelRegistry(),
                new CurrentCalendar(),
                new SimpleMeterRegistry(),
                new KafkaReads(config.kafka().clientConfiguration(), PATIENCE));
        this.api = new ApiFixture(app.routes());
    }

    List<Route> routes() {
        return app.routes();
    }

    @Override
    public void close() {
        api.close();
        app.close();
    }
}

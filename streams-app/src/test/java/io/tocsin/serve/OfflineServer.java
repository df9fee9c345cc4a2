package io.tocsin.serve;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.calendar.CurrentCalendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.ApiFixture;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.probe.Probes;
import io.tocsin.serve.probe.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;

/** Everything that an instance answers, on a real port, while neither a broker nor a schema registry answers. Confined to one thread. */
final class OfflineServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** Of an instance that has not begun. */
    private static final Vitals VITALS =
            new Vitals(new StreamsReading(StreamsPhase.NEW, 0, 0, 0, 0, 0), false, false, false, 0);

    private final KafkaStreams streams;
    private final AppServer app;
    final ApiFixture api;

    OfflineServer() throws IOException {
        // Nobody listens on port 1.
        TocsinConfig config = TocsinConfig.of(
                Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "http://127.0.0.1:1"));
        this.streams = streams(config);
        Topics topics = Topics.withPrefix("");
        this.app = new AppServer(
                config,
                topics,
                SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of()),
                new SimpleMeterRegistry(),
                new AppParts(
                        streams,
                        new ModelRegistry(),
                        new LiveFleet(
                                config.ticks().duration(), topics.samples().partitions()),
                        new CurrentCalendar(),
                        Optional::empty,
                        new Probes(() -> VITALS, System::nanoTime)),
                new KafkaReads(config.kafka().clientConfiguration(), PATIENCE));
        this.api = new ApiFixture(app.routes());
    }

    /** Never started: it holds nothing. */
    private static KafkaStreams streams(TocsinConfig config) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("nothing");
        Properties properties = new Properties();
        properties.putAll(config.kafka().streamsConfiguration());
        return new KafkaStreams(builder.build(), properties);
    }

    List<Route> routes() {
        return app.routes();
    }

    @Override
    public void close() {
        api.close();
        app.close();
        streams.close(Duration.ZERO);
    }
}

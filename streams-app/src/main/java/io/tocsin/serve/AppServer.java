package io.tocsin.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.calendar.Calendar;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.Api;
import io.tocsin.serve.api.FeedbackEndpoint;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.api.calendar.CalendarRoutes;
import io.tocsin.serve.api.models.ModelRoutes;
import io.tocsin.serve.api.system.SystemRoutes;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.push.MetricsPush;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that an instance says and hears over HTTP, put together.
 *
 * <p>Thread-safe.
 */
public final class AppServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppServer.class);

    private final ServeSettings settings;
    private final MetricsPush push;
    private final KafkaReads reads;
    private final List<Route> routes;
    private final Api api;
    private final HttpServer http;

    /**
     * Made, not yet listening.
     *
     * @param models what this instance judges by
     * @param calendar what it has read of what is planned
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     */
    public AppServer(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            ModelRegistry models,
            Supplier<Calendar> calendar,
            MeterRegistry meters) {
        this(
                config,
                topics,
                schemas,
                models,
                calendar,
                meters,
                new KafkaReads(config.kafka().clientConfiguration(), KafkaReads.PATIENCE));
    }

    /** With reads of one's own, which are closed with it. */
    AppServer(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            ModelRegistry models,
            Supplier<Calendar> calendar,
            MeterRegistry meters,
            KafkaReads reads) {
        this.settings = config.serve();
        this.push = new MetricsPush(config, topics, schemas, meters);
        this.reads = reads;
        List<Route> all = new ArrayList<>();
        all.add(FeedbackEndpoint.route(new FeedbackWriter(config, topics, schemas)));
        all.addAll(ModelRoutes.of(config, topics, schemas, models, reads));
        all.addAll(CalendarRoutes.of(topics, schemas, calendar, reads, Clock.systemUTC()));
        all.addAll(SystemRoutes.of(config, topics, schemas, reads, false));
        this.routes = List.copyOf(all);
        this.api = new Api(settings, routes);
        Map<String, Handler> handlers = new HashMap<>(push.handlers());
        handlers.put(Api.PATHS, api.handler());
        this.http = new HttpServer(settings, handlers);
    }

    /** What the API answers. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Listens.
     *
     * @throws io.tocsin.serve.http.ServeFailedException if the port cannot be had
     */
    public void start() {
        http.start();
        LOG.info(
                "http is listened to: address={} port={} push={}",
                settings.address(),
                settings.port(),
                String.join(" ", new TreeSet<>(push.handlers().keySet())));
    }

    /** Takes nothing new, and answers what is under way. */
    @Override
    public void close() {
        http.close();
        api.close();
        reads.close();
        push.close();
    }
}

package io.tocsin.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.Api;
import io.tocsin.serve.api.FeedbackEndpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.metrics.MetricsHandler;
import io.tocsin.serve.probe.ProbeHandler;
import io.tocsin.serve.probe.Probes;
import io.tocsin.serve.push.MetricsPush;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private final Api api;
    private final HttpServer http;

    /**
     * Made, not yet listening.
     *
     * @param meters shown at {@code /metrics} where they are made for that
     */
    public AppServer(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters, Probes probes) {
        this(
                config,
                new MetricsPush(config, topics, schemas, meters),
                new FeedbackWriter(config, topics, schemas),
                meters,
                probes);
    }

    /** With what is closed with it. */
    AppServer(TocsinConfig config, MetricsPush push, FeedbackWriter feedback, MeterRegistry meters, Probes probes) {
        this.settings = config.serve();
        this.push = push;
        List<Route> routes = new ArrayList<>();
        routes.add(FeedbackEndpoint.route(feedback));
        this.api = new Api(settings, routes);
        Map<String, Handler> handlers = new HashMap<>(push.handlers());
        handlers.put(Api.PATHS, api.handler());
        handlers.putAll(ProbeHandler.of(probes));
        if (meters instanceof PrometheusMeterRegistry scraped) {
            handlers.put(MetricsHandler.PATH, new MetricsHandler(scraped));
        }
        this.http = new HttpServer(settings, handlers);
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
        push.close();
    }
}

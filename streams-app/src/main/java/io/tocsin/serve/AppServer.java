package io.tocsin.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.access.Access;
import io.tocsin.serve.access.Mount;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.api.Api;
import io.tocsin.serve.api.FeedbackEndpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.page.PageHandler;
import io.tocsin.serve.push.MetricsPush;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
    private final Access access;
    private final HttpServer http;

    /**
     * Made, not yet listening.
     *
     * @throws io.tocsin.serve.access.AccessFileException if the access file cannot be used
     * @throws io.tocsin.serve.http.ServeFailedException if the certificate or its key cannot be used
     */
    public AppServer(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        this(config, new MetricsPush(config, topics, schemas, meters), new FeedbackWriter(config, topics, schemas));
    }

    /** With what is closed with it. */
    AppServer(TocsinConfig config, MetricsPush push, FeedbackWriter feedback) {
        this.settings = config.serve();
        this.push = push;
        List<Route> routes = new ArrayList<>();
        routes.add(FeedbackEndpoint.route(feedback));
        this.api = new Api(settings, routes);
        this.access = new Access(settings);
        this.http = new HttpServer(settings, access.guarded(mounts()));
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        push.handlers().forEach((path, handler) -> mounts.add(Mount.forPrograms(path, Role.SENDER, handler)));
        // Each route says which role it needs.
        mounts.add(new Mount(Api.PATHS, Role.ANYBODY, access.rated(api.handler())));
        mounts.add(new Mount(PageHandler.PATHS, Role.ANYBODY, new PageHandler()));
        return mounts;
    }

    /**
     * Listens.
     *
     * @throws io.tocsin.serve.http.ServeFailedException if the port cannot be had
     */
    public void start() {
        http.start();
        access.start();
        LOG.info(
                "http is listened to: address={} port={} tls={} push={}",
                settings.address(),
                settings.port(),
                settings.access().tls().isOn(),
                String.join(" ", new TreeSet<>(push.handlers().keySet())));
    }

    /** Takes nothing new, and answers what is under way. */
    @Override
    public void close() {
        http.close();
        access.close();
        api.close();
        push.close();
    }
}

package io.tocsin.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.config.AccessSettings;
import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.console.explain.IncidentReader;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.access.Access;
import io.tocsin.serve.access.Mount;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.api.Api;
import io.tocsin.serve.api.FeedbackEndpoint;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.api.alert.AlertEndpoint;
import io.tocsin.serve.api.alert.AlertFollower;
import io.tocsin.serve.api.alert.AlertLog;
import io.tocsin.serve.api.alert.AlertsEndpoint;
import io.tocsin.serve.api.calendar.CalendarRoutes;
import io.tocsin.serve.api.entity.EntityRoutes;
import io.tocsin.serve.api.entity.EntityStores;
import io.tocsin.serve.api.entity.StreamsStores;
import io.tocsin.serve.api.fleet.EntitiesEndpoint;
import io.tocsin.serve.api.fleet.FleetEndpoint;
import io.tocsin.serve.api.fleet.Gathering;
import io.tocsin.serve.api.models.ModelRoutes;
import io.tocsin.serve.api.system.InstancesEndpoint;
import io.tocsin.serve.api.system.SystemRoutes;
import io.tocsin.serve.cluster.Cluster;
import io.tocsin.serve.cluster.Peers;
import io.tocsin.serve.cluster.StreamsCluster;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.http.PeerTrust;
import io.tocsin.serve.live.LiveHandler;
import io.tocsin.serve.live.LiveHub;
import io.tocsin.serve.metrics.MetricsHandler;
import io.tocsin.serve.page.PageHandler;
import io.tocsin.serve.probe.ProbeHandler;
import io.tocsin.serve.probe.Probes;
import io.tocsin.serve.push.MetricsPush;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final ServeSettings settings;
    private final MetricsPush push;
    private final KafkaReads reads;
    private final List<Route> routes;
    private final AlertFollower alerts;
    private final LiveHub live;
    private final Api api;
    private final Access access;
    private final HttpServer http;

    /**
     * Made, not yet listening.
     *
     * @param meters shown at {@code /metrics} where they are made for that
     * @throws io.tocsin.serve.access.AccessFileException if the access file cannot be used
     * @throws io.tocsin.serve.http.ServeFailedException if the certificate or its key cannot be used
     * @throws io.tocsin.translate.MalformedAliasesException if the operator's aliases cannot be read
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     */
    public AppServer(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters, AppParts app) {
        this(
                config,
                topics,
                schemas,
                meters,
                app,
                new KafkaReads(config.kafka().clientConfiguration(), KafkaReads.PATIENCE));
    }

    /** With reads of one's own, which are closed with it. */
    AppServer(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            MeterRegistry meters,
            AppParts app,
            KafkaReads reads) {
        this.settings = config.serve();
        this.access = new Access(settings);
        this.reads = reads;
        this.push = new MetricsPush(config, topics, schemas, meters);
        Cluster cluster = new StreamsCluster(app.streams(), settings.instance());
        Peers peers = peers(settings.access().tls(), cluster.self());
        AlertLog log = new AlertLog();
        this.live = new LiveHub(
                app.fleet(),
                app.models(),
                app.blindness(),
                cluster,
                peers,
                config.ticks().duration().toSeconds());
        this.alerts =
                new AlertFollower(config.kafka().clientConfiguration(), topics.alerts(), schemas, (key, alert) -> {
                    app.fleet().alert(key, alert);
                    if (alert != null && log.take(alert)) {
                        live.alert(alert);
                    }
                });
        Gathering gathering = new Gathering(cluster, peers);
        List<Route> all = new ArrayList<>();
        all.add(FleetEndpoint.route(app.fleet(), gathering));
        all.add(EntitiesEndpoint.route(app.fleet(), gathering));
        all.addAll(EntityRoutes.routes(
                config,
                new EntityStores(
                        new StreamsStores(app.streams()), config.window().ticks()),
                app.fleet(),
                log,
                app.models(),
                app.calendar(),
                cluster,
                peers));
        all.add(AlertsEndpoint.route(log));
        all.add(AlertEndpoint.route(log, new IncidentReader(config, reads.clientConfig(), topics, schemas)));
        all.add(FeedbackEndpoint.route(new FeedbackWriter(config, topics, schemas)));
        all.addAll(ModelRoutes.of(config, topics, schemas, app.models(), reads));
        all.addAll(CalendarRoutes.of(topics, schemas, app.calendar(), reads, Clock.systemUTC()));
        all.add(InstancesEndpoint.route(config, app.streams(), app.fleet(), meters, gathering));
        all.addAll(SystemRoutes.of(config, topics, schemas, reads, access.asks()));
        this.routes = List.copyOf(all);
        this.api = new Api(settings, routes);
        this.http = new HttpServer(settings, access.guarded(mounts(meters, app.probes())));
    }

    private static Peers peers(AccessSettings.Tls tls, String self) {
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        tls.certificateFile().ifPresent(file -> http.sslContext(PeerTrust.context(file)));
        return new Peers(tls.isOn() ? "https" : "http", self, http.build());
    }

    private List<Mount> mounts(MeterRegistry meters, Probes probes) {
        List<Mount> mounts = new ArrayList<>();
        push.handlers().forEach((path, handler) -> mounts.add(Mount.forPrograms(path, Role.SENDER, handler)));
        ProbeHandler.of(probes).forEach((path, handler) -> mounts.add(Mount.forPrograms(path, Role.ANYBODY, handler)));
        if (meters instanceof PrometheusMeterRegistry scraped) {
            mounts.add(Mount.forPrograms(MetricsHandler.PATH, Role.VIEWER, new MetricsHandler(scraped)));
        }
        // Each route says which role it needs.
        mounts.add(new Mount(Api.PATHS, Role.ANYBODY, access.rated(api.handler())));
        mounts.add(new Mount(LiveHandler.PATH, Role.VIEWER, new LiveHandler(live)));
        mounts.add(new Mount(PageHandler.PATHS, Role.ANYBODY, new PageHandler()));
        return mounts;
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
        access.start();
        alerts.start();
        live.start();
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
        live.close();
        http.close();
        access.close();
        api.close();
        reads.close();
        alerts.close();
        push.close();
    }
}

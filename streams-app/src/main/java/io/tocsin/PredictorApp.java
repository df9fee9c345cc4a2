package io.tocsin;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.calendar.Calendar;
import io.tocsin.calendar.CalendarLoader;
import io.tocsin.calendar.CurrentCalendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.delivery.Delivery;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.guard.ModelWatch;
import io.tocsin.registry.ModelLoader;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.ClockWatch;
import io.tocsin.runtime.StateGuard;
import io.tocsin.runtime.SteadyTime;
import io.tocsin.runtime.StreamsProperties;
import io.tocsin.runtime.StreamsVitals;
import io.tocsin.runtime.ThreadRelief;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.selfwatch.BlindnessWatch;
import io.tocsin.serve.AppParts;
import io.tocsin.serve.AppServer;
import io.tocsin.serve.metrics.InstanceMeters;
import io.tocsin.serve.probe.Probes;
import io.tocsin.serve.probe.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the running system: the HTTP server and the loaders of models and calendar first, then the topology, then the watches over what it sees and over the models and
 * the delivery of alerts; at the end the server goes first, then the others. A stream thread that dies is replaced
 * and goes on from the last commit, unless others would die of the same: then the streams stop ({@link ThreadDeaths}).
 *
 * <p>Thread-safe.
 */
public final class PredictorApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PredictorApp.class);
    private static final Duration LOADER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final ModelRegistry registry = new ModelRegistry();
    private final ModelLoader loader;
    private final CurrentCalendar calendar = new CurrentCalendar();
    private final CalendarLoader calendarLoader;
    private final LiveFleet fleet;
    private final BlindnessWatch selfWatch;
    private final KafkaStreams streams;
    private final ClockWatch clockWatch;
    private final StreamsVitals streamsVitals;
    private final Optional<ModelWatch> watch;
    private final Optional<Delivery> delivery;
    private final Optional<AppServer> server;
    private final StateGuard stateGuard;
    private final ThreadDeaths deaths;
    private final Optional<InstanceMeters> instanceMeters;
    /** Whether the streams were running at least once. */
    private volatile boolean hasRun;

    /**
     * Made, not yet started.
     *
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     * @throws io.tocsin.delivery.DeliveryFailedException if a receiver of alerts is not configured
     * @throws io.tocsin.translate.MalformedAliasesException if metrics are taken over HTTP and the operator's aliases cannot be read
     */
    public PredictorApp(TocsinConfig config, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        this.loader = new ModelLoader(
                topics.models().name(),
                config.kafka().clientConfiguration(),
                new ModelTopicSerde(schemas),
                ModelLoaderSettings.of(config),
                registry,
                meters);
        this.calendarLoader = new CalendarLoader(
                topics.calendar().name(), config.kafka().clientConfiguration(), schemas, calendar, meters);
        this.fleet = new LiveFleet(config.ticks().duration(), topics.samples().partitions());
        this.selfWatch = new BlindnessWatch(config, topics, schemas, calendar, Clock.systemUTC(), meters);
        this.stateGuard = new StateGuard(config.kafka().streams());
        Properties properties = StreamsProperties.of(config, topics);
        PredictorTopology topology = new PredictorTopology(
                config,
                topics,
                schemas,
                new PredictorTopology.Surroundings(registry, calendar, fleet, selfWatch::tellsOfQuiet),
                Clock.systemUTC(),
                meters);
        SteadyTime time = new SteadyTime();
        this.streams = new KafkaStreams(topology.build(properties), properties, time);
        this.streamsVitals = new StreamsVitals(streams, System::nanoTime);
        this.deaths = new ThreadDeaths(stateGuard, () -> hasRun, meters);
        ThreadRelief relief = new ThreadRelief(streams);
        this.clockWatch = new ClockWatch(System::currentTimeMillis, time::milliseconds, relief::run);
        streams.setUncaughtExceptionHandler(deaths::after);
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.RUNNING) {
                hasRun = true;
            }
        });
        this.watch = config.registry().rollbackAutomatic()
                ? Optional.of(watch(config.kafka().clientConfiguration(), topics, schemas, meters))
                : Optional.empty();
        this.delivery = config.deliver().receivers().isEmpty()
                ? Optional.empty()
                : Optional.of(new Delivery(config, topics, schemas, meters));
        this.server = config.serve().isOn()
                ? Optional.of(new AppServer(
                        config,
                        topics,
                        schemas,
                        meters,
                        new AppParts(
                                streams,
                                registry,
                                fleet,
                                calendar,
                                this::blindness,
                                new Probes(this::vitals, System::nanoTime))))
                : Optional.empty();
        this.instanceMeters = config.serve().isOn()
                ? Optional.of(new InstanceMeters(streams, streamsVitals, meters))
                : Optional.empty();
    }

    private ModelWatch watch(
            Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, MeterRegistry meters) {
        return new ModelWatch(
                registry,
                new DeploymentWriter(clientConfig, topics, schemas),
                new DecisionLog(clientConfig, topics, schemas),
                meters);
    }

    private Vitals vitals() {
        return new Vitals(
                streamsVitals.get(),
                hasRun,
                loader.isCaughtUp(),
                calendarLoader.isCaughtUp(),
                registry.current().deployed().size());
    }

    /**
     * Takes metrics over HTTP where that is wanted, reads the models and the calendar, then starts to judge; without any model, ticks are scored NO_MODEL until one comes.
     *
     * @throws io.tocsin.serve.http.ServeFailedException if the port cannot be had
     * @throws java.io.UncheckedIOException if the state on disk cannot be looked through
     * @throws StreamsException if it cannot be opened; {@link ThreadDeaths#stateTrouble} may tell why
     */
    public void start() throws InterruptedException {
        LOG.info("arithmetic chosen: {}", Kernels.choice());
        // First, for a port that is taken should stop the start, and what is pushed meanwhile is kept in the topic.
        server.ifPresent(AppServer::start);
        loader.start();
        calendarLoader.start();
        if (!loader.awaitCaughtUp(LOADER_TIMEOUT)) {
            LOG.warn("models topic not read yet, starting without: waited={} s", LOADER_TIMEOUT.toSeconds());
        } else if (registry.current().deployed().isEmpty()) {
            LOG.info("no model is deployed yet: ticks are kept and scored NO_MODEL until one is (tocsin train)");
        }
        if (!calendarLoader.awaitCaughtUp(LOADER_TIMEOUT)) {
            LOG.warn(
                    "calendar topic not read yet, nothing is silenced until it is: waited={} s",
                    LOADER_TIMEOUT.toSeconds());
        }
        stateGuard.inspect();
        startStreams();
        clockWatch.start();
        selfWatch.start();
        watch.ifPresent(ModelWatch::start);
        delivery.ifPresent(Delivery::start);
    }

    /** Stores that are there are opened here, before there is a thread to die of them. */
    private void startStreams() {
        try {
            streams.start();
        } catch (StreamsException e) {
            stateGuard.startFailed(e);
            throw e;
        }
    }

    /** The models in force. */
    public ModelRegistry registry() {
        return registry;
    }

    /** What is planned. */
    public Calendar calendar() {
        return calendar.get();
    }

    /** Why no alert can come, in a sentence; empty as long as the application sees, or nothing can be said yet. */
    public Optional<String> blindness() {
        return selfWatch.blindness();
    }

    /** Why the streams stopped by themselves, if they did. */
    public ThreadDeaths deaths() {
        return deaths;
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Stops after the records at hand are committed, and leaves the group so that a restart need not wait for a timeout. */
    @Override
    public void close() {
        server.ifPresent(AppServer::close);
        clockWatch.close();
        selfWatch.close();
        watch.ifPresent(ModelWatch::close);
        boolean stopped =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_TIMEOUT));
        if (!stopped) {
            LOG.warn("streams did not stop in time: waited={} s", CLOSE_TIMEOUT.toSeconds());
        }
        loader.close();
        calendarLoader.close();
        delivery.ifPresent(Delivery::close);
        instanceMeters.ifPresent(InstanceMeters::close);
    }
}

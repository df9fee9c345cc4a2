package io.tocsin.selfwatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.calendar.Calendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks beside the topology whether the application sees, and tells it as an incident where it does not: entity {@code tocsin/<application.id>}, kind
 * {@code BLIND}.
 *
 * <p>Every instance looks, and each at the topics alone: blind is a property of the application, and an instance without work does not take it for blind.
 * Of two that find the same one writes, and the other finds the incident open ({@link BlindAlertTopic}); whichever sees that judging goes on resolves it.
 * One that has just started says nothing until it has looked on for the whole patience, and resolves nothing before it has seen judgements itself. While
 * Kafka is away nobody can write: the log says so once, and the gauges do.
 *
 * <p>Thread-safe. Everything is done by the watch's own thread.
 */
public final class BlindnessWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlindnessWatch.class);
    private static final Duration LOOK_INTERVAL_MAX = Duration.ofSeconds(10);
    private static final int LOOKS_A_PATIENCE = 5;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    /** A look may wait for several answers. */
    private static final Duration LOOK_TIMEOUT = Duration.ofMinutes(1);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final TocsinConfig config;
    private final Topics topics;
    private final SchemaRegistry schemas;
    private final Supplier<Calendar> calendar;
    private final Clock clock;
    private final BlindGauges gauges;
    private final Map<String, Object> clientConfig;
    private final Duration patience;
    private final Duration lookInterval;
    private final SelfWatch watch;
    private final BlindIncident incident;
    private final Thread thread = new Thread(this::run, "tocsin-self-watch");
    private volatile boolean closed;
    private volatile @Nullable Blindness blindness;
    private volatile Instant quietAsOf = Instant.MIN;
    private @Nullable Class<?> trouble;
    private @Nullable TopicObserver observer;
    private @Nullable BlindAlertTopic alerts;

    /** Made, not yet started. */
    public BlindnessWatch(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            Supplier<Calendar> calendar,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.topics = topics;
        this.schemas = schemas;
        this.calendar = calendar;
        this.clock = clock;
        this.gauges = new BlindGauges(meters);
        this.clientConfig = new HashMap<>(config.kafka().clientConfiguration());
        clientConfig.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
        clientConfig.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
        this.patience = config.selfwatch().patience(config.ticks().duration());
        Duration pace = patience.dividedBy(LOOKS_A_PATIENCE);
        this.lookInterval = pace.compareTo(LOOK_INTERVAL_MAX) < 0 ? pace : LOOK_INTERVAL_MAX;
        this.watch = new SelfWatch(
                patience, config.ticks().duration().multipliedBy(config.window().warmupTicks()));
        this.incident = new BlindIncident(config.kafka().streams().applicationId(), patience);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Why no alert can come, in a sentence for somebody who was asleep a minute ago; empty as long as the application sees, or nothing can be said yet. */
    public Optional<String> blindness() {
        Blindness known = blindness;
        return known == null ? Optional.empty() : Optional.of(known.sentence(ZoneId.systemDefault()));
    }

    /**
     * Whether no samples come from anybody, on whatever instance, though they did before. That is told here, as a whole; false when this watch cannot tell
     * it.
     */
    public boolean tellsOfQuiet() {
        return !isOld(quietAsOf, lookInterval.plus(LOOK_TIMEOUT));
    }

    private boolean isOld(Instant moment, Duration age) {
        return Duration.between(moment, clock.instant()).compareTo(age) > 0;
    }

    private void run() {
        while (!closed) {
            try {
                look();
                Thread.sleep(lookInterval.toMillis());
            } catch (InterruptedException | InterruptException e) {
                closed = true;
            }
        }
        // Kafka's clients don't let go in an interrupted thread.
        boolean unused = Thread.interrupted();
        letGo();
    }

    private void look() {
        try {
            conclude(watch.look(observer().look(this::isSilenced), now()));
            trouble = null;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | TopicNotFoundException e) {
            failed(e);
            conclude(watch.unanswered(now()));
        } catch (RuntimeException e) {
            // Whatever it is, the watch must go on.
            failed(e);
        }
    }

    /** Each kind of trouble is told once, however often it is met in a row. */
    private void failed(RuntimeException reason) {
        letGo();
        if (trouble != reason.getClass()) {
            trouble = reason.getClass();
            LOG.warn("it could not be looked whether tocsin sees, trying again: reason={}", reason.toString());
        }
    }

    private void conclude(Verdict verdict) {
        Blindness found = verdict instanceof Verdict.Blind blind ? blind.blindness() : null;
        boolean isBack = observer != null && blindness != null && blindness.reason() == BlindReason.NO_BROKER;
        if (found != null || verdict instanceof Verdict.Sees || isBack) {
            announce(blindness, found);
            blindness = found;
            gauges.set(found == null ? null : found.reason());
        }
        quietAsOf = watch.isQuietFor(quiet()) ? clock.instant() : Instant.MIN;
        boolean isTold = found == null || found.reason() != BlindReason.NO_BROKER;
        if (isTold && !(verdict instanceof Verdict.Waits)) {
            tell(verdict);
        }
    }

    /** Half of what silence waits for, so that it is known before silence would tell. */
    private Duration quiet() {
        Duration silence = config.silence().after();
        return (silence.compareTo(patience) < 0 ? silence : patience).dividedBy(2);
    }

    private void tell(Verdict verdict) {
        BlindAlertTopic topic = alerts();
        if (incident.next(verdict, topic.read(), now()).isPresent()) {
            Optional<Alert> written = topic.write(told -> incident.next(verdict, told, now()));
            written.ifPresent(alert -> LOG.info("told: alert={} state={}", alert.getId(), alert.getState()));
        }
    }

    /** Once each time it changes. */
    private static void announce(@Nullable Blindness before, @Nullable Blindness found) {
        if (found == null) {
            if (before != null) {
                LOG.info("tocsin sees again: reason before={}", before.reason().id());
            }
        } else if (before == null || before.reason() != found.reason()) {
            LOG.error(
                    "tocsin does not see, no alert can come: reason={} since={}",
                    found.reason().id(),
                    found.since());
        }
    }

    private boolean isSilenced(KnownEntities.Labelled one) {
        return calendar.get().at(one.entity(), one.labels(), clock.instant()).silencedBy() != null;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private TopicObserver observer() {
        TopicObserver current = observer;
        if (current == null) {
            current = new TopicObserver(config, topics, schemas, clientConfig, ANSWER_TIMEOUT);
            observer = current;
        }
        return current;
    }

    private BlindAlertTopic alerts() {
        BlindAlertTopic current = alerts;
        if (current == null) {
            Map<String, Object> writing = new HashMap<>(clientConfig);
            writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
            current = new BlindAlertTopic(
                    config.kafka().streams().applicationId(),
                    incident.key(),
                    topics.alerts().name(),
                    schemas,
                    writing);
            alerts = current;
        }
        return current;
    }

    /** Made anew at the next look. */
    private void letGo() {
        if (observer != null) {
            observer.close();
            observer = null;
        }
        if (alerts != null) {
            alerts.close();
            alerts = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

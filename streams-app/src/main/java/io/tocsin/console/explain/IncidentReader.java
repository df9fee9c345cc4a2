package io.tocsin.console.explain;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.explain.IncidentStory.Risk;
import io.tocsin.console.explain.Series.Point;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.KeyReader;
import io.tocsin.topics.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Gathers from the topics what is known of an incident. Thread-safe. */
public final class IncidentReader {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration FAR_BEHIND = Duration.ofMinutes(2);

    private final TocsinConfig config;
    private final Map<String, Object> clients;
    private final Topics topics;
    private final SchemaRegistry schemas;

    public IncidentReader(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        this(config, config.kafka().clientConfiguration(), topics, schemas);
    }

    /** The same, with clients of a configuration of their own: whoever serves many cannot wait as long. */
    public IncidentReader(TocsinConfig config, Map<String, Object> clients, Topics topics, SchemaRegistry schemas) {
        this.config = config;
        this.clients = Map.copyOf(clients);
        this.topics = topics;
        this.schemas = schemas;
    }

    /**
     * The story of the incident that {@code text} means, as {@link AlertSearch#find} understands it.
     *
     * @param clock what the clock says
     * @throws AlertNotFoundException if it means none, or several
     */
    public IncidentStory read(String text, Instant clock) {
        Map<String, Alert> alerts = alerts();
        return read(AlertSearch.find(alerts.values(), text), alerts.values(), clock);
    }

    /**
     * The story of an incident that is known.
     *
     * @param alerts further incidents, as far as they are known; those of other entities are passed over
     */
    public IncidentStory read(Alert alert, Collection<Alert> alerts, Instant clock) {
        Stretch byClock = Stretch.of(alert, clock);
        List<Score> scores = scores(alert, byClock);
        Instant now = now(alert, scores, byClock, clock);
        Stretch stretch = Stretch.of(alert, now);
        FailureRisk worst = worst(alert, scores, stretch);
        return new IncidentStory(
                alert,
                now,
                config.ticks().duration(),
                stretch,
                metrics(alert, stretch),
                scores.stream()
                        .filter(score -> score.getState() == ScoreState.SCORED)
                        .map(score -> new Point(score.getTime(), score.getScore() / score.getBoundary()))
                        .toList(),
                worst == null
                        ? null
                        : new Risk(
                                worst.getProbability(),
                                worst.getBoundary(),
                                Duration.ofSeconds(worst.getHorizonSeconds())),
                worst == null ? List.of() : probabilities(worst.getHorizonSeconds(), scores),
                others(alert, alerts, now));
    }

    /** By id, each as it is told last. */
    private Map<String, Alert> alerts() {
        String topic = topics.alerts().name();
        Deserializer<Alert> values =
                AvroSerde.underTopicName(Alert.class, topic, schemas).deserializer();
        Map<String, Alert> alerts = new HashMap<>();
        new TopicReader(clients).readAll(topic, new ByteArrayDeserializer(), record -> {
            if (record.value() != null) {
                decode(values, topic, record.value(), alert -> alerts.put(alert.getId(), alert));
            }
        });
        return alerts;
    }

    private List<Score> scores(Alert alert, Stretch stretch) {
        String topic = topics.scores().name();
        Deserializer<Score> values =
                AvroSerde.underTopicName(Score.class, topic, schemas).deserializer();
        List<Score> scores = new ArrayList<>();
        new KeyReader(clients).readSince(topic, alert.getEntity(), stretch.from(), record -> {
            decode(values, topic, record.value(), scores::add);
            return scores.isEmpty() || scores.get(scores.size() - 1).getTime().isBefore(stretch.to());
        });
        return scores;
    }

    private Map<String, List<Point>> metrics(Alert alert, Stretch stretch) {
        String topic = topics.ticks().name();
        Deserializer<Tick> values =
                AvroSerde.underTopicName(Tick.class, topic, schemas).deserializer();
        Map<String, List<Point>> metrics = new HashMap<>();
        alert.getContributors().forEach(one -> metrics.put(one.getMetric(), new ArrayList<>()));
        AtomicBoolean enough = new AtomicBoolean();
        new KeyReader(clients).readSince(topic, alert.getEntity(), stretch.from(), record -> {
            decode(values, topic, record.value(), tick -> {
                enough.set(!tick.getTime().isBefore(stretch.to()));
                add(tick, alert.getContributors(), metrics);
            });
            return !enough.get();
        });
        return metrics;
    }

    private static void add(Tick tick, List<Contributor> contributors, Map<String, List<Point>> metrics) {
        for (Contributor one : contributors) {
            Float value = tick.getMetrics().get(one.getMetric());
            if (value != null) {
                metrics.getOrDefault(one.getMetric(), new ArrayList<>()).add(new Point(tick.getTime(), value));
            }
        }
    }

    /** The urgent horizon changes while an incident goes on: the one that was furthest beyond its boundary tells why it was opened. */
    private static @Nullable FailureRisk worst(Alert alert, List<Score> scores, Stretch stretch) {
        if (alert.getKind() != AlertKind.FAILURE) {
            return null;
        }
        return scores.stream()
                .filter(score -> !score.getTime().isBefore(stretch.start())
                        && score.getTime().isBefore(stretch.to()))
                .flatMap(score -> score.getFailures().stream())
                .max(Comparator.comparingDouble(risk -> risk.getProbability() / risk.getBoundary()))
                .orElse(null);
    }

    private static List<Point> probabilities(int horizonSeconds, List<Score> scores) {
        List<Point> points = new ArrayList<>();
        for (Score score : scores) {
            for (FailureRisk risk : score.getFailures()) {
                if (risk.getHorizonSeconds() == horizonSeconds) {
                    points.add(new Point(score.getTime(), risk.getProbability()));
                }
            }
        }
        return points;
    }

    /** The clock; but where the entity's ticks are far behind it their own time: a recording that is played back has another now. */
    private Instant now(Alert alert, List<Score> scores, Stretch byClock, Instant clock) {
        Instant judged = scores.stream()
                .map(score -> score.getTime().plus(config.ticks().duration()))
                .max(Comparator.naturalOrder())
                .orElse(clock);
        boolean behind = judged.isBefore(byClock.to().minus(FAR_BEHIND));
        return behind && alert.getKind() != AlertKind.NO_DATA ? judged : clock;
    }

    private static List<Alert> others(Alert alert, Collection<Alert> alerts, Instant now) {
        return alerts.stream()
                .filter(other -> other.getEntity().equals(alert.getEntity()))
                .filter(other -> !other.getId().equals(alert.getId()))
                .filter(other ->
                        other.getResolvedAt() == null || other.getResolvedAt().isAfter(now.minus(A_DAY)))
                .sorted(Comparator.comparing(Alert::getStartedAt).reversed())
                .toList();
    }

    /** What cannot be decoded is passed over: an incident is explained as well as it can be. */
    private static <T> void decode(Deserializer<T> values, String topic, byte[] bytes, Consumer<T> taken) {
        T value;
        try {
            value = values.deserialize(topic, bytes);
        } catch (UndecodableRecordException e) {
            return;
        }
        taken.accept(value);
    }
}

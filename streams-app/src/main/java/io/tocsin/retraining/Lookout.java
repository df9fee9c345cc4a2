package io.tocsin.retraining;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicFeed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * All that decisions are based on: what the scores and the models topic have said up to the last {@link #refresh}.
 *
 * <p>Confined to one thread.
 */
final class Lookout implements AutoCloseable {
    private final TopicFeed<byte[]> scoreFeed;
    private final TopicFeed<byte[]> modelFeed;
    private final Deserializer<Score> scores;
    private final ModelView view;
    private final DriftWatch drift;
    private final IncidentLog incidents;
    private final long tickDurationMs;
    private long firstTick = Long.MAX_VALUE;
    private long endTick = Long.MIN_VALUE;

    Lookout(TocsinConfig config, RetrainSettings settings, Topics topics, SchemaRegistry schemas) {
        Map<String, Object> clients = config.kafka().clientConfiguration();
        String model = config.train().model();
        String scoresTopic = topics.scores().name();
        this.tickDurationMs = config.ticks().duration().toMillis();
        this.scores =
                AvroSerde.underTopicName(Score.class, scoresTopic, schemas).deserializer();
        this.view = new ModelView(model, new ModelTopicSerde(schemas));
        this.drift = new DriftWatch(model, DriftRules.over(settings.driftFor(), tickDurationMs), tickDurationMs);
        this.incidents = new IncidentLog(config.alert(), tickDurationMs);
        // As bytes: one that cannot be decoded must not hide those behind it.
        this.scoreFeed = new TopicFeed<>(clients, scoresTopic, new ByteArrayDeserializer());
        this.modelFeed = new TopicFeed<>(clients, topics.models().name(), new ByteArrayDeserializer());
    }

    /** Reads on to the end of both topics. */
    void refresh() {
        scoreFeed.readToEnd(this::take);
        modelFeed.readToEnd(view::add);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Score score = scores.deserialize(record.topic(), record.value());
            if (score != null) {
                long tick = Math.floorDiv(score.getTime().toEpochMilli(), tickDurationMs);
                firstTick = Math.min(firstTick, tick);
                endTick = Math.max(endTick, tick + 1);
                drift.add(score);
                incidents.add(score);
            }
        } catch (SerializationException e) {
            // Not a score of ours; nobody else can read it either, and those behind it count all the same.
            return;
        }
    }

    /** The deployment now; null when there is none. */
    @Nullable Deployment deployment() {
        return view.deployment();
    }

    /** When the newest version was trained, by whomever. */
    Optional<Instant> lastTrained() {
        return view.lastTrained();
    }

    Optional<Drift> drift() {
        return drift.drift();
    }

    /** The newest tick of an entity that the model judges. */
    long newestTick() {
        return drift.newestTick();
    }

    /** How many ticks lie between the first and the last that were scored, whoever judged them. */
    long span() {
        return Math.max(0, endTick - firstTick);
    }

    IncidentLog incidents() {
        return incidents;
    }

    @Override
    public void close() {
        scoreFeed.close();
        modelFeed.close();
    }
}

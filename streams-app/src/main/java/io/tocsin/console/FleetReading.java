package io.tocsin.console;

import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.FleetState;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.TopicFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fleet from the topics: all alerts, and the newest scores.
 *
 * <p>Thread-safe; after {@link #follow} it is read by threads of its own.
 */
public final class FleetReading implements AutoCloseable {
    /** Fills the history of an entity at ticks of 10 seconds. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** In each partition; what has stood still for hours is seen, too. */
    private static final long AT_LEAST = 2_000;

    private static final long AT_MOST = 200_000;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final FleetState state;
    private final TopicFeed<byte[]> alerts;
    private final TopicFeed<byte[]> scores;
    private final Deserializer<Alert> alertValues;
    private final Deserializer<Score> scoreValues;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread alertThread = new Thread(this::followAlerts, "tocsin-alerts");
    private final Thread scoreThread = new Thread(this::followScores, "tocsin-scores");
    private final CountDownLatch behind = new CountDownLatch(2);
    private volatile boolean closed;

    /** Of an installation whose topics are there. */
    public FleetReading(TocsinConfig config, Topics topics, SchemaRegistry schemas, Instant now) {
        this.state = new FleetState(config.ticks().duration());
        Map<String, Object> clients = config.kafka().clientConfiguration();
        String alertTopic = topics.alerts().name();
        String scoreTopic = topics.scores().name();
        this.alertValues =
                AvroSerde.underTopicName(Alert.class, alertTopic, schemas).deserializer();
        this.scoreValues =
                AvroSerde.underTopicName(Score.class, scoreTopic, schemas).deserializer();
        this.alerts = new TopicFeed<>(clients, alertTopic, new ByteArrayDeserializer());
        this.scores = new TopicFeed<>(clients, scoreTopic, new ByteArrayDeserializer());
        scores.seekRecent(now.minus(LOOK_BACK), AT_LEAST, AT_MOST);
    }

    public FleetState state() {
        return state;
    }

    /** Takes what is there now. */
    public void readToEnd() {
        alerts.readToEnd(this::alert);
        scores.readToEnd(this::score);
    }

    /** Takes what is there and what comes, until it is closed. */
    public void follow() {
        alertThread.setDaemon(true);
        scoreThread.setDaemon(true);
        alertThread.start();
        scoreThread.start();
    }

    /** Does nothing as long as it reads; throws what it had to give up for. */
    public void requireReading() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    /** Whether all that was there at the beginning has been taken. */
    public boolean isCaughtUp() {
        return behind.getCount() == 0;
    }

    private void followAlerts() {
        run(() -> alerts.readToEnd(this::alert), () -> alerts.awaitNext(this::alert));
    }

    private void followScores() {
        run(() -> scores.readToEnd(this::score), () -> scores.awaitNext(this::score));
    }

    private void run(Runnable beginning, Runnable turn) {
        try {
            beginning.run();
            behind.countDown();
            while (!closed) {
                turn.run();
            }
        } catch (RuntimeException e) {
            if (!closed) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void alert(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value();
            state.alert(record.key(), value == null ? null : alertValues.deserialize(record.topic(), value));
        } catch (UndecodableRecordException e) {
            state.unreadable();
        }
    }

    private void score(ConsumerRecord<String, byte[]> record) {
        try {
            state.score(scoreValues.deserialize(record.topic(), record.value()), record.timestamp());
        } catch (UndecodableRecordException e) {
            state.unreadable();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            alertThread.join(STOP_TIMEOUT.toMillis());
            scoreThread.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        alerts.close();
        scores.close();
    }
}

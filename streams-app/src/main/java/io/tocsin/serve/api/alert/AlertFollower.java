package io.tocsin.serve.api.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.TopicFeed;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the alerts topic from its beginning and then for as long as the process lives. While it cannot be read it is tried again each second, from its
 * beginning: what comes twice changes nothing.
 *
 * <p>Thread-safe. The listener is called by the thread of this object alone.
 */
public final class AlertFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final String topic;
    private final Map<String, Object> clientConfig;
    private final Deserializer<Alert> values;
    private final Listener listener;
    private final Thread thread = new Thread(this::run, "tocsin-alert-log");
    private volatile boolean closed;
    private boolean isFailing;

    /** Is shown every record in the order of its partition. */
    public interface Listener {
        /** The newest state of the incident of a key, {@code entity|kind}; null where it was deleted. */
        void take(String key, @Nullable Alert alert);
    }

    /** Made, not yet started. */
    public AlertFollower(Map<String, Object> clientConfig, TopicSpec topic, SchemaRegistry schemas, Listener listener) {
        this.topic = topic.name();
        this.clientConfig = Map.copyOf(clientConfig);
        this.values =
                AvroSerde.underTopicName(Alert.class, topic.name(), schemas).deserializer();
        this.listener = listener;
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (TopicFeed<byte[]> feed = new TopicFeed<>(clientConfig, topic, new ByteArrayDeserializer())) {
                feed.readToEnd(this::take);
                isFailing = false;
                while (!closed) {
                    feed.awaitNext(this::take);
                }
            } catch (RuntimeException e) {
                // Whatever it is, reading must go on: nothing else would ever bring what comes next.
                if (!closed) {
                    tell(e);
                    pause();
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value();
            listener.take(record.key(), value == null ? null : values.deserialize(record.topic(), value));
        } catch (UndecodableRecordException e) {
            LOG.warn(
                    "alert cannot be shown: topic={} partition={} offset={} reason={}",
                    topic,
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void tell(RuntimeException e) {
        if (!isFailing) {
            LOG.warn(
                    "alerts cannot be read for those who ask, tried again each second: topic={} reason={}",
                    topic,
                    e.toString());
            isFailing = true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.tocsin.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic of one partition, read from its beginning and then for as long as the process lives, beside the topology. While it cannot be read, or is gone, it
 * is tried again each second; one that was created anew is read from its start.
 *
 * <p>Thread-safe. The listener is called by the thread of this object alone.
 */
public final class FollowedTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final Map<String, Object> clientConfig;
    private final Map<String, Object> consumerConfig;
    private final TopicListener listener;
    private final TopicHealth health;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable TopicIdentity asking;
    private volatile @Nullable Consumer<String, byte[]> consuming;
    /** Of the topic that was read last. */
    private @Nullable Uuid topicId;

    /**
     * Made, not yet started.
     *
     * @param clientConfig how to reach Kafka
     */
    public FollowedTopic(
            String topic,
            Map<String, Object> clientConfig,
            String threadName,
            TopicListener listener,
            TopicHealth health) {
        this.partition = new TopicPartition(topic, 0);
        this.clientConfig = Map.copyOf(clientConfig);
        this.consumerConfig = consumerConfig(clientConfig);
        this.listener = listener;
        this.health = health;
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A position that is gone is news: all has to be read again, as history.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // A topic that is deleted must not come back without its settings because somebody asks for it.
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return config;
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Waits until everything that was in the topic at start is read; false if that takes longer than {@code timeout}. */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    private void run() {
        while (!closed) {
            try {
                readTopic();
            } catch (WakeupException e) {
                LOG.debug("asked to close: topic={}", partition.topic());
            } catch (RuntimeException e) {
                // Whatever it is, reading must go on: nothing else would ever bring what comes next.
                if (!closed) {
                    health.failed(e);
                    pause();
                }
            }
        }
    }

    /** Reads one topic from its beginning for as long as it is the one that goes by the name. */
    private void readTopic() {
        try (TopicIdentity identity = new TopicIdentity(partition.topic(), clientConfig)) {
            asking = identity;
            Uuid id = identity.now();
            listener.begin(topicId == null || id.equals(topicId));
            topicId = id;
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                consuming = consumer;
                read(consumer, identity, id);
            } catch (InvalidOffsetException e) {
                listener.offsetsChanged();
                throw e;
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer, TopicIdentity identity, Uuid id) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        // What the topic said in between is history: it counts when the newest record is known, or instances that start
        // or reconnect would run through what was in force long ago.
        boolean live = false;
        while (!closed && isStill(id, identity, live)) {
            long offset = -1;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                listener.take(record);
                offset = record.offset();
            }
            if (!live && consumer.currentLag(partition).orElse(1) == 0) {
                live = true;
                listener.isRead(consumer.position(partition) - 1);
                health.works();
                caughtUp.countDown();
            } else if (live && offset >= 0) {
                listener.isRead(offset);
            }
        }
    }

    private boolean isStill(Uuid id, TopicIdentity identity, boolean live) {
        try {
            Optional<Uuid> answer = identity.beside();
            if (live && answer.isPresent()) {
                health.works();
            }
            return answer.isEmpty() || answer.get().equals(id);
        } catch (UnknownTopicOrPartitionException e) {
            throw e;
        } catch (RetriableException e) {
            // The consumer waits for the broker by itself, and need not read everything again.
            health.failed(e);
            return true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Ends the reading; what was handed over stays. */
    @Override
    public void close() {
        closed = true;
        Consumer<String, byte[]> consumer = consuming;
        if (consumer != null) {
            consumer.wakeup();
        }
        TopicIdentity identity = asking;
        if (identity != null) {
            identity.close();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

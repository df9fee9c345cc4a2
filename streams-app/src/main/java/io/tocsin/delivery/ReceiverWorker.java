package io.tocsin.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One receiver's consumer of the alerts topic, with a group and a thread of its own: lets the reader read, the postman go, and commits what has arrived.
 *
 * <p>Thread-safe. Everything is done by the worker's own thread.
 */
final class ReceiverWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverWorker.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    /** Then the group and what is new have their turn. */
    private static final long SENDING_MS = 5_000;

    private final String topic;
    private final String name;
    private final Map<String, Object> consumerConfig;
    private final AlertsReader reader;
    private final Postman postman;
    private final DeliveredOffsets offsets;
    private final Clock clock;
    private final Thread thread;
    private @Nullable String lastFailure;
    private volatile boolean closed;

    /**
     * Made, not yet started.
     *
     * @param group of the consumers
     */
    ReceiverWorker(
            String topic,
            String name,
            String group,
            Map<String, Object> clientConfig,
            AlertsReader reader,
            Postman postman,
            DeliveredOffsets offsets,
            Clock clock) {
        this.topic = topic;
        this.name = name;
        this.consumerConfig = consumerConfig(clientConfig, group);
        this.reader = reader;
        this.postman = postman;
        this.offsets = offsets;
        this.clock = clock;
        this.thread = new Thread(this::run, "tocsin-deliver-" + name);
        thread.setDaemon(true);
    }

    private static Map<String, Object> consumerConfig(Map<String, Object> clientConfig, String group) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(OneTakesAll.class));
        return config;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(topic), new Assignment(consumer));
                while (!closed) {
                    turn(consumer);
                }
            } catch (InterruptedException | InterruptException | WakeupException e) {
                LOG.debug("delivery is asked to stop: receiver={}", name);
            } catch (RuntimeException e) {
                // Whatever it is, delivery must go on: nobody else wakes people.
                failed(e);
            }
        }
    }

    private void turn(Consumer<String, byte[]> consumer) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            reader.take(record);
        }
        if (!reader.isCaughtUp(consumer)) {
            return;
        }
        long end = clock.millis() + SENDING_MS;
        boolean more = true;
        while (more && !closed && clock.millis() < end) {
            more = postman.bringNext();
        }
        offsets.commit(consumer);
        lastFailure = null;
    }

    private void failed(RuntimeException cause) {
        String reason = cause.toString();
        if (!reason.equals(lastFailure)) {
            LOG.warn("alerts topic cannot be read, trying again: receiver={} reason={}", name, reason);
            LOG.debug("alerts topic cannot be read", cause);
            lastFailure = reason;
        }
        forget();
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void forget() {
        reader.forget();
        offsets.forget();
    }

    /** Stops after the try at hand, at most two seconds later; what was not taken is brought after the next start. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            thread.interrupt();
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All partitions or none. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Assignment(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            forget();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            offsets.forget();
            reader.assigned(consumer, partitions);
        }
    }
}

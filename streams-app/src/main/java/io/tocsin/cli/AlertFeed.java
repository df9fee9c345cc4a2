package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The alerts topic from its beginning: what is there, then what comes. Committed records only, without a group.
 *
 * <p>Confined to one thread.
 */
final class AlertFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, Alert> consumer;
    private final List<TopicPartition> partitions;

    private AlertFeed(KafkaConsumer<String, Alert> consumer, String topic) {
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static AlertFeed open(TocsinConfig config) {
        String topic = Installation.topicsOf(config).alerts().name();
        Map<String, Object> settings = config.kafka().clientConfiguration();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        AvroSerde<Alert> serde = AvroSerde.underTopicName(Alert.class, topic, Installation.schemasOf(config));
        return new AlertFeed(new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer()), topic);
    }

    /** Hands over all that is there now, in order within each entity and kind. */
    void readToEnd(Consumer<ConsumerRecord<String, Alert>> visitor) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(POLL).forEach(visitor);
        }
    }

    /** Hands over what has come in the meantime, after half a second at most. */
    void awaitNext(Consumer<ConsumerRecord<String, Alert>> visitor) {
        consumer.poll(POLL).forEach(visitor);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package io.tocsin.docker;

import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Three metrics that swing in step, a sample each tick.
 *
 * <p>Confined to one thread.
 */
final class SampleFeed implements AutoCloseable {
    private static final double TICKS_A_SWING = 20;

    private final String topic;
    private final Instant start;
    private final Duration tick;
    private final KafkaProducer<String, Sample> producer;

    SampleFeed(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, Instant start, Duration tick) {
        this.topic = topics.samples().name();
        this.start = start;
        this.tick = tick;
        this.producer = new KafkaProducer<>(
                clientConfig,
                new StringSerializer(),
                AvroSerde.underTopicName(Sample.class, topic, schemas).serializer());
    }

    /** One sample an entity for each tick in {@code [from, to)}; returns when Kafka has them. */
    void send(List<String> entities, int from, int to) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (String entity : entities) {
                Sample sample = new Sample(entity, start.plus(tick.multipliedBy(i)), metrics(i), Map.of(), List.of());
                sent.add(producer.send(new ProducerRecord<>(topic, entity, sample)));
            }
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static Map<String, Double> metrics(int i) {
        double swing = Math.sin(2 * Math.PI * i / TICKS_A_SWING);
        return Map.of("load", 0.5 + 0.3 * swing, "requests", 100 + 40 * swing, "latency", 0.2 + 0.05 * swing);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

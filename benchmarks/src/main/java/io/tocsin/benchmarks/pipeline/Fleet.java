package io.tocsin.benchmarks.pipeline;

import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Entities that send samples of eight metrics or more, noise around nothing, through one producer, as a collector would.
 *
 * <p>Confined to one thread.
 */
public final class Fleet implements AutoCloseable {
    /** Of a usual host and service. */
    public static final List<String> METRICS = List.of(
            "system.cpu.utilization",
            "system.memory.utilization",
            "system.disk.io",
            "system.network.io",
            "system.network.errors",
            "system.cpu.load_average.1m",
            "http.server.request.rate",
            "http.server.request.duration.p95");

    private final List<String> metrics;
    private final String topic;
    private final Producer<String, Sample> producer;
    private final SplittableRandom random = new SplittableRandom(1);

    Fleet(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this(clientConfig, topics, schemas, METRICS);
    }

    /** Of the metrics named. */
    public Fleet(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, List<String> metrics) {
        this.metrics = metrics;
        this.topic = topics.samples().name();
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        Serializer<Sample> serializer =
                AvroSerde.underTopicName(Sample.class, topic, schemas).serializer();
        this.producer = new KafkaProducer<>(config, new StringSerializer(), serializer);
    }

    /** The usual metrics, and made-up ones until there are {@code count}. */
    public static List<String> metrics(int count) {
        return Stream.concat(
                        METRICS.stream().limit(count),
                        IntStream.range(METRICS.size(), count).mapToObj(i -> "benchmark.metric." + i))
                .toList();
    }

    /** As soon as it can be sent. */
    public void send(String entity, Instant time) {
        Future<?> unused = producer.send(new ProducerRecord<>(topic, entity, sample(entity, time)));
    }

    /** With the time at which it should have been sent, so that a sender that is held up hides nothing. */
    public void send(String entity, Instant time, long dueMs) {
        Future<?> unused = producer.send(new ProducerRecord<>(topic, null, dueMs, entity, sample(entity, time)));
    }

    /** The same, around a level other than nothing. */
    void send(String entity, Instant time, long dueMs, double level) {
        Future<?> unused = producer.send(new ProducerRecord<>(topic, null, dueMs, entity, sample(entity, time, level)));
    }

    private Sample sample(String entity, Instant time) {
        return sample(entity, time, 0);
    }

    private Sample sample(String entity, Instant time, double level) {
        Map<String, Double> values = new HashMap<>();
        for (String metric : metrics) {
            values.put(metric, level + random.nextDouble(-2, 2));
        }
        return new Sample(entity, time, values, Map.of(), List.of());
    }

    /** Returns when the broker has all. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

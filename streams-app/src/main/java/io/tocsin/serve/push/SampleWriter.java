package io.tocsin.serve.push;

import io.tocsin.config.ServeSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hands samples to Kafka, acknowledged by all replicas. What waits for Kafka is bounded, and so is how long it waits.
 *
 * <p>Thread-safe.
 */
final class SampleWriter implements AutoCloseable {
    /** For the metadata of the topic, or for room in the buffer; what does not come in that time is as good as away. */
    private static final int BLOCK_MAX_MS = 1_000;

    private static final int RECORD_OVERHEAD_BYTES = 16_384;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String topic;
    private final Producer<String, Sample> producer;

    SampleWriter(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        this(
                topics.samples().name(),
                new KafkaProducer<>(
                        properties(config),
                        new StringSerializer(),
                        AvroSerde.underTopicName(Sample.class, topics.samples().name(), schemas)
                                .serializer()));
    }

    /** By a producer that is closed with it. */
    SampleWriter(String topic, Producer<String, Sample> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    private static Map<String, Object> properties(TocsinConfig config) {
        ServeSettings.Ingest settings = config.serve().ingest();
        int timeoutMs = (int) settings.kafkaTimeout().toMillis();
        Map<String, Object> properties = config.kafka().clientConfiguration();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX_MS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytesMax());
        properties.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.ingest().recordBytesMax() + RECORD_OVERHEAD_BYTES);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMs);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs / 2);
        return properties;
    }

    /** Is done when Kafka has all of them, or fails with the first that it does not take. What was handed over before that one may come twice. */
    CompletableFuture<Void> write(List<Sample> samples) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (samples.isEmpty()) {
            done.complete(null);
            return done;
        }
        AtomicInteger left = new AtomicInteger(samples.size());
        for (Sample sample : samples) {
            if (done.isCompletedExceptionally()) {
                return done;
            }
            send(sample, left, done);
        }
        return done;
    }

    private void send(Sample sample, AtomicInteger left, CompletableFuture<Void> done) {
        try {
            var unused = producer.send(new ProducerRecord<>(topic, sample.getEntity(), sample), (at, failure) -> {
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else if (left.decrementAndGet() == 0) {
                    done.complete(null);
                }
            });
        } catch (KafkaException e) {
            done.completeExceptionally(e);
        }
    }

    /** After what was handed over is with Kafka, or has had its time. */
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}

package io.tocsin.demo;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes samples and labels as any user's collector would.
 *
 * <p>Thread-safe.
 */
final class SamplePublisher implements FleetSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SamplePublisher.class);

    private final Topics topics;
    private final Producer<String, byte[]> producer;
    private final Serializer<Sample> samples;
    private final Serializer<Label> labels;

    SamplePublisher(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.topics = topics;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.samples = AvroSerde.underTopicName(Sample.class, topics.samples().name(), schemas)
                .serializer();
        this.labels = AvroSerde.underTopicName(Label.class, topics.labels().name(), schemas)
                .serializer();
    }

    @Override
    public void publish(Sample sample) {
        send(topics.samples().name(), sample.getEntity(), samples, sample);
    }

    @Override
    public void publish(Label label) {
        send(topics.labels().name(), label.getEntity(), labels, label);
    }

    private <T extends SpecificRecord> void send(String topic, String key, Serializer<T> serializer, T value) {
        Future<?> unused = producer.send(
                new ProducerRecord<>(topic, key, serializer.serialize(topic, value)), (metadata, failure) -> {
                    if (failure != null) {
                        LOG.warn("record not delivered: topic={} key={} reason={}", topic, key, failure.toString());
                    }
                });
    }

    /** Waits until Kafka has everything. */
    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

package io.tocsin;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.serde.ModelTopicSerde;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the models topic as fast as it can be: without asking who decided what on which grounds.
 *
 * <p>Thread-safe.
 */
final class ModelsTopicWriter implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, SpecificRecord> producer;

    ModelsTopicWriter(RunningSystem system) {
        this.topic = system.topics.models().name();
        this.producer = new KafkaProducer<>(
                system.config.kafka().clientConfiguration(),
                new StringSerializer(),
                new ModelTopicSerde(system.schemas).serializer());
    }

    void deploy(Deployment deployment) throws InterruptedException {
        write(new ModelKey.Deployment(deployment.getModel()), deployment);
    }

    void retire(ModelId id) throws InterruptedException {
        write(new ModelKey.Artifact(id), null);
    }

    private void write(ModelKey key, @Nullable SpecificRecord value) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, key.toString(), value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("kafka did not take the record: key=" + key, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.tocsin.rollout;

import io.tocsin.engine.ModelId;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells of decisions that change nothing, and so are in no deployment. Those that do are told by who writes them: {@link DeploymentWriter} and {@link
 * VersionRetirement}.
 *
 * <p>Each call connects anew, for they are rare. Thread-safe.
 */
public final class DecisionLog {
    private static final int TIMEOUT_MS = 15_000;

    private final Map<String, Object> clientConfig;
    private final ModelRecords records;

    /**
     * On the topic of the events.
     *
     * @param clientConfig how to reach Kafka
     */
    public DecisionLog(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.clientConfig = new HashMap<>(clientConfig);
        this.clientConfig.put(ProducerConfig.ACKS_CONFIG, "all");
        this.clientConfig.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        this.records = new ModelRecords(topics, schemas);
    }

    /**
     * A gate did not let {@code challenger} become the champion.
     *
     * @param figures of the gate, by name
     * @throws RolloutFailedException if Kafka does not take it
     */
    public void keptBack(ModelId challenger, ChangeNote note, Map<String, Double> figures) throws InterruptedException {
        write(challenger, ModelEventKind.KEPT_BACK, note, figures);
    }

    /**
     * {@code champion} does not do well and goes on all the same.
     *
     * @throws RolloutFailedException if Kafka does not take it
     */
    public void held(ModelId champion, ChangeNote note) throws InterruptedException {
        write(champion, ModelEventKind.HELD, note, Map.of());
    }

    private void write(ModelId id, ModelEventKind kind, ChangeNote note, Map<String, Double> figures)
            throws InterruptedException {
        ModelEvent event = new ModelEvent(id.name(), id.version(), kind, note.at(), note.by(), note.reason(), figures);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(clientConfig, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(records.event(event)).get();
        } catch (ExecutionException e) {
            throw failed(id, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failed(id, e);
        }
    }

    private static RolloutFailedException failed(ModelId id, Throwable cause) {
        return new RolloutFailedException("decision cannot be told: model=" + id + " reason=" + cause, cause);
    }
}

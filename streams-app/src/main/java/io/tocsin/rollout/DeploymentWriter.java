package io.tocsin.rollout;

import io.tocsin.registry.ModelKey;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change a deployment: compare and set, across all processes. Of several writers that decided on the same deployment one wins, and
 * the others write nothing.
 *
 * <p>Each call connects anew, for the transactions of a model belong to whoever writes it next. Thread-safe.
 */
public final class DeploymentWriter {
    private final String topic;
    private final FencedWrite fenced;

    /**
     * On the models topic.
     *
     * @param clientConfig how to reach Kafka
     */
    public DeploymentWriter(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.topic = topics.models().name();
        this.fenced = new FencedWrite(clientConfig, topic, new ModelTopicSerde(schemas));
    }

    /**
     * The deployment of {@code model} now; null when there is none.
     *
     * @throws RolloutFailedException if the topic cannot be read
     */
    public @Nullable Deployment current(String model) throws InterruptedException {
        return fenced.read(model).deployment();
    }

    /**
     * Writes {@code next} if {@code expected} is still the deployment of its model.
     *
     * @param expected what the decision was based on; null: that there is none
     * @param next its times are kept to the millisecond
     * @throws DeploymentChangedException if it is another by now; nothing is written
     * @throws RolloutRefusedException if champion, canary or shadow are not in the topic; nothing is written
     * @throws RolloutFailedException if Kafka does not take it
     */
    public void replace(@Nullable Deployment expected, Deployment next) throws InterruptedException {
        fenced.write(next.getModel(), new Replacement(topic, expected, toMilliseconds(next)));
    }

    /** As it will be read: a deployment must equal itself when it comes back. */
    private static Deployment toMilliseconds(Deployment deployment) {
        Instant activateAt = deployment.getActivateAt();
        return Deployment.newBuilder(deployment)
                .setUpdatedAt(deployment.getUpdatedAt().truncatedTo(ChronoUnit.MILLIS))
                .setActivateAt(activateAt == null ? null : activateAt.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private record Replacement(String topic, @Nullable Deployment expected, Deployment next) implements ModelDecision {
        @Override
        public void requireHolds(ModelHistory now) {
            now.requireStill(expected);
            now.requireVersionsOf(next);
        }

        @Override
        public ProducerRecord<String, SpecificRecord> entry() {
            return new ProducerRecord<>(topic, new ModelKey.Deployment(next.getModel()).toString(), next);
        }

        @Override
        public boolean isWrittenIn(ModelHistory now) {
            return now.knows(next);
        }
    }
}

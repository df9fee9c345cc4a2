package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change a deployment: compare and set, across all processes. Of several writers that decided on the same deployment one wins, and
 * the others write nothing. The events that tell of the change are written with it, or not at all.
 *
 * <p>Each call connects anew, for the transactions of a model belong to whoever writes it next. Thread-safe.
 */
public final class DeploymentWriter {
    private final ModelRecords records;
    private final FencedWrite fenced;

    /**
     * On the models topic and that of the events.
     *
     * @param clientConfig how to reach Kafka
     */
    public DeploymentWriter(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.records = new ModelRecords(topics, schemas);
        this.fenced = new FencedWrite(clientConfig, records);
    }

    /** With producers of one's own. */
    DeploymentWriter(
            Map<String, Object> clientConfig,
            ModelRecords records,
            Function<Map<String, Object>, Producer<String, byte[]>> producers) {
        this.records = records;
        this.fenced = new FencedWrite(clientConfig, records, producers);
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
        replace(expected, next, Map.of());
    }

    /**
     * The same.
     *
     * @param figures what the decision rests on, by name; they go with its events
     */
    public void replace(@Nullable Deployment expected, Deployment next, Map<String, Double> figures)
            throws InterruptedException {
        fenced.write(next.getModel(), new Replacement(records, expected, toMilliseconds(next), figures));
    }

    /** As it will be read: a deployment must equal itself when it comes back. */
    private static Deployment toMilliseconds(Deployment deployment) {
        Instant activateAt = deployment.getActivateAt();
        return Deployment.newBuilder(deployment)
                .setUpdatedAt(deployment.getUpdatedAt().truncatedTo(ChronoUnit.MILLIS))
                .setActivateAt(activateAt == null ? null : activateAt.truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private record Replacement(
            ModelRecords records, @Nullable Deployment expected, Deployment next, Map<String, Double> figures)
            implements ModelDecision {
        @Override
        public void requireHolds(ModelHistory now) {
            now.requireStill(expected);
            now.requireVersionsOf(next);
        }

        @Override
        public List<ProducerRecord<String, byte[]>> entries() {
            List<ProducerRecord<String, byte[]>> entries = new ArrayList<>();
            entries.add(records.deployment(next));
            ModelEvents.between(expected, next, figures).forEach(event -> entries.add(records.event(event)));
            return entries;
        }

        @Override
        public boolean isWrittenIn(ModelHistory now) {
            return now.knows(next);
        }
    }
}

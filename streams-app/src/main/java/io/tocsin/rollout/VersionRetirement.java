package io.tocsin.rollout;

import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes a version out of the models topic for good: a tombstone, with who and why in its headers {@code by} and {@code reason}. Fenced as {@link
 * DeploymentWriter}, so that no version is retired in the moment in which it is deployed.
 *
 * <p>Thread-safe.
 */
public final class VersionRetirement {
    private final ModelRecords records;
    private final FencedWrite fenced;

    /**
     * On the models topic and that of the events.
     *
     * @param clientConfig how to reach Kafka
     */
    public VersionRetirement(Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas) {
        this.records = new ModelRecords(topics, schemas);
        this.fenced = new FencedWrite(clientConfig, records);
    }

    /**
     * Retires {@code id}.
     *
     * @throws RolloutRefusedException if it is not there, or its model's deployment names it; nothing is written
     * @throws RolloutFailedException if Kafka does not take it
     */
    public void retire(ModelId id, ChangeNote note) throws InterruptedException {
        fenced.write(id.name(), new Retirement(records, id, note));
    }

    private static void requireUnused(ModelId id, ModelHistory known) {
        if (!known.has(id.version())) {
            throw new RolloutRefusedException(
                    "no such version in the models topic: model=" + id + "; see: tocsin models");
        }
        Deployment deployment = known.deployment();
        List<String> uses = deployment == null ? List.of() : VersionUse.of(deployment, id.version());
        if (!uses.isEmpty()) {
            throw new RolloutRefusedException("version is in use, it cannot be retired: model=" + id + " deployment="
                    + id.name() + " as=" + String.join(",", uses) + remedy(id.name(), uses));
        }
    }

    private static String remedy(String model, List<String> uses) {
        return switch (uses.get(0)) {
            case "canary" -> "; first: tocsin models canary " + model + " --off";
            case "shadow" -> "; first: tocsin models shadow " + model + " --off";
            case "champion" -> "; first: tocsin models promote " + model + "/OTHER-VERSION";
            default -> "; a rollback goes back to it until another champion is promoted";
        };
    }

    private record Retirement(ModelRecords records, ModelId id, ChangeNote note) implements ModelDecision {
        @Override
        public void requireHolds(ModelHistory now) {
            requireUnused(id, now);
        }

        @Override
        public List<ProducerRecord<String, byte[]>> entries() {
            ModelEvent event = new ModelEvent(
                    id.name(), id.version(), ModelEventKind.RETIRED, note.at(), note.by(), note.reason(), Map.of());
            return List.of(records.tombstone(id, note), records.event(event));
        }

        @Override
        public boolean isWrittenIn(ModelHistory now) {
            // By this writer or by the other: either is what was wanted.
            return !now.has(id.version());
        }
    }
}

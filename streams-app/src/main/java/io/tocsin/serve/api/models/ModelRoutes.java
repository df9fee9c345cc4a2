package io.tocsin.serve.api.models;

import io.tocsin.config.TocsinConfig;
import io.tocsin.gate.PromotionCheck;
import io.tocsin.gate.ShadowReader;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DecisionReader;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.api.Route;
import io.tocsin.signing.ArtifactTrust;
import java.time.Duration;
import java.util.List;

/** The routes of the models. Stateless, thread-safe. */
public final class ModelRoutes {
    private static final Duration INVENTORY_FRESH = Duration.ofSeconds(2);
    private static final Duration HISTORY_FRESH = Duration.ofSeconds(5);

    private ModelRoutes() {}

    /**
     * All of them.
     *
     * @param registry what this instance judges by
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     */
    public static List<Route> of(
            TocsinConfig config, Topics topics, SchemaRegistry schemas, ModelRegistry registry, KafkaReads reads) {
        Remembered<ModelInventory> inventory = reads.remembered(
                "the models topic", INVENTORY_FRESH, () -> ModelInventory.read(reads.reader(), topics, schemas));
        DecisionReader decisions = new DecisionReader(reads.reader(), topics, schemas);
        Remembered<DecisionReader.Reading> history =
                reads.remembered("the history of the models", HISTORY_FRESH, decisions::read);
        ArtifactTrust trust = ModelLoaderSettings.of(config).trust();
        ShadowReader shadows = new ShadowReader(reads.reader(), reads.topicAdmin(), topics, schemas);
        ModelChanges changes =
                new ModelChanges(inventory, history, new DeploymentWriter(reads.clientConfig(), topics, schemas));
        GateKeeper gate = new GateKeeper(
                new PromotionCheck(config, reads.reader(), topics, schemas),
                new DecisionLog(config.kafka().clientConfiguration(), topics, schemas),
                reads.threads());
        return List.of(
                ModelsEndpoint.route(inventory, registry),
                ModelEndpoint.route(inventory, trust),
                ComparisonEndpoint.route(inventory, new Comparisons(shadows, reads)),
                HistoryEndpoint.route(history),
                PromoteEndpoint.route(changes, trust, gate),
                RollbackEndpoint.route(changes));
    }
}

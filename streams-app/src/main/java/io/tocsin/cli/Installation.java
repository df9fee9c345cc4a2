package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.rollout.DecisionLog;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.rollout.VersionRetirement;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.runtime.MissingRights;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.signing.ArtifactTrust;
import io.tocsin.signing.SigningKey;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.ModelPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka and the schema registry that a configuration names, with brokers that answer.
 *
 * <p>Thread-safe.
 */
final class Installation implements AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final TocsinConfig config;
    private final Topics topics;
    private final Admin admin;

    private Installation(TocsinConfig config, Admin admin) {
        this.config = config;
        this.topics = topicsOf(config);
        this.admin = admin;
    }

    /**
     * Waits for a broker.
     *
     * @throws io.tocsin.runtime.UnreachableBrokerException if none answers within the start-up timeout
     */
    static Installation connect(TocsinConfig config) throws InterruptedException {
        return new Installation(config, BrokerConnection.await(config.kafka()));
    }

    static Topics topicsOf(TocsinConfig config) {
        return new Topics(config.kafka().topicPrefix(), config.kafka().topicPartitions())
                .withModelArtifactBytes(config.registry().artifactBytesMax());
    }

    static SchemaRegistry schemasOf(TocsinConfig config) {
        return SchemaRegistry.connect(
                config.kafka().schemaRegistryUrl(),
                config.kafka().registryProperties().values());
    }

    Topics topics() {
        return topics;
    }

    SchemaRegistry schemas() {
        return schemasOf(config);
    }

    TopicAdmin topicAdmin() {
        return new TopicAdmin(admin, ANSWER_TIMEOUT);
    }

    MissingRights missingRights() {
        return new MissingRights(admin, ANSWER_TIMEOUT);
    }

    TopicReader reader() {
        return new TopicReader(config.kafka().clientConfiguration());
    }

    ModelInventory models() {
        return ModelInventory.read(reader(), topics, schemas());
    }

    /**
     * Whose models this configuration lets judge.
     *
     * @throws io.tocsin.signing.KeyFileException if a trusted key cannot be read
     */
    ArtifactTrust trust() {
        return ModelLoaderSettings.of(config).trust();
    }

    /** Signs with {@code key} what it publishes. */
    ModelPublisher publisher(Optional<SigningKey> key) {
        return new ModelPublisher(
                config.kafka().clientConfiguration(),
                topics,
                schemas(),
                config.registry().artifactBytesMax(),
                key);
    }

    DeploymentWriter deployments() {
        return new DeploymentWriter(config.kafka().clientConfiguration(), topics, schemas());
    }

    DecisionLog decisions() {
        return new DecisionLog(config.kafka().clientConfiguration(), topics, schemas());
    }

    VersionRetirement retirement() {
        return new VersionRetirement(config.kafka().clientConfiguration(), topics, schemas());
    }

    /** Stops a command that would find topics missing in the middle of its work. */
    void require(List<TopicSpec> needed) {
        TopicChecks.requireNoneMissing(topicAdmin().check(needed));
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }
}

package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.trainer.ModelPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** The topics, and one model of two layers of 32 units that judges everybody. Stateless, thread-safe. */
public final class BenchmarkModel {
    private static final ModelId MODEL = new ModelId("benchmark", "1");
    private static final int HIDDEN = 32;

    private BenchmarkModel() {}

    /** Makes the topics, publishes the model and puts it in force. */
    static void deploy(TocsinConfig config, Topics topics, SchemaRegistry schemas) throws InterruptedException {
        deploy(RandomModels.of(MODEL, Fleet.METRICS, HIDDEN), config, topics, schemas);
    }

    /** The same with another model. */
    public static void deploy(Model model, TocsinConfig config, Topics topics, SchemaRegistry schemas)
            throws InterruptedException {
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, Duration.ofSeconds(30)).establish(topics.all(), (short) 1);
        }
        try (ModelPublisher publisher = new ModelPublisher(
                config.kafka().clientConfiguration(),
                topics,
                schemas,
                config.registry().artifactBytesMax(),
                Optional.empty())) {
            int unused = publisher.publish(model);
        }
        new DeploymentWriter(config.kafka().clientConfiguration(), topics, schemas)
                .replace(
                        null,
                        Deployment.newBuilder()
                                .setModel(model.id().name())
                                .setSelector("*")
                                .setChampion(model.id().version())
                                .setUpdatedAt(Instant.now())
                                .setReason("benchmark")
                                .build());
    }
}

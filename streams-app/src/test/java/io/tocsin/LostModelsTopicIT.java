package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.demo.infrastructure.BrokerConfiguration;
import io.tocsin.demo.infrastructure.EmbeddedBroker;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.registry.ModelLoader;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.topics.TopicAdmin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models topic is gone, or is another than before, or nobody answers: what judged goes on, and that is told once. */
class LostModelsTopicIT {
    private static final int ENTITIES = 4;
    private static final String UNREADABLE = "models topic cannot be read just now";
    private static final String ANEW = "models topic was deleted and created anew";

    private final WaveSignal signal = new WaveSignal();
    private final Model good = WaveSignal.model("v1");
    private final RecordedLog log = RecordedLog.of("io.tocsin.registry");
    private int ticksSent;

    @TempDir
    Path directory;

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void shouldGoOnWithoutATopicAndTakeWhatTheNewOneSays() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            RawModels raw = new RawModels(system);
            system.start();
            system.putInForce(good);
            getToKnow(system);
            assertJudgedBy(system, "v1");
            String refusedOnce = "key=nonsense offset=";
            raw.sendBytes("nonsense", new byte[0]);
            RunningSystem.await("refusal", () -> log.with(refusedOnce).size() == 1);

            delete(system);
            RunningSystem.await(
                    "the loss to be told", () -> !log.with(UNREADABLE).isEmpty());
            assertThat(system.meters.get("tocsin.models.readable").gauge().value())
                    .isZero();
            long end = System.nanoTime() + 3_000_000_000L;
            while (System.nanoTime() < end) {
                assertJudgedBy(system, "v1");
            }
            assertThat(log.with(UNREADABLE)).singleElement().asString().contains("does not host this topic-partition");

            create(system);
            RunningSystem.await("the new topic to be read", () -> isReadable(system));
            assertJudgedBy(system, "v1");
            assertThat(log.with(ANEW)).hasSize(1);
            RawModels anew = new RawModels(system);
            anew.publish("v2", ModelWriter.write(RawModels.as("v2", good)));
            anew.deploy(new ModelId("wave", "v2"));
            system.awaitInForce(new ModelId("wave", "v2"));
            assertJudgedBy(system, "v2");

            replaceByALongerOne(system);
            system.awaitInForce(new ModelId("wave", "v3"));
            assertJudgedBy(system, "v3");
            assertThat(log.with(ANEW)).hasSize(2);
            assertThat(log.with(refusedOnce)).hasSize(1);
            // Partitions may still be handed out after a start; what must not be is that it stopped.
            assertThat(system.app().state().isRunningOrRebalancing()).isTrue();
        }
    }

    /** At the position at which the loader is, the new topic has a record, too, and nothing that matters comes after it. */
    private void replaceByALongerOne(RunningSystem system) throws Exception {
        long position = system.app().registry().current().offset();
        delete(system);
        create(system);
        RawModels raw = new RawModels(system);
        raw.publish("v3", ModelWriter.write(RawModels.as("v3", good)));
        raw.deploy(new ModelId("wave", "v3"));
        for (int filler = 0; filler < position + 5; filler++) {
            raw.sendBytes("artifact/wave/none-" + filler, null);
        }
    }

    @Test
    void shouldTellOnceThatTheBrokerIsAwayAndReadOnWhenItIsBack() throws Exception {
        Path data = directory.resolve("broker");
        EmbeddedBroker broker = EmbeddedBroker.start(data);
        try (RunningSystem system = RunningSystem.prepare(
                directory.resolve("state"), Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            RawModels raw = new RawModels(system);
            raw.publish("v1", ModelWriter.write(good));
            raw.deploy(good.id());
            ModelRegistry registry = new ModelRegistry();
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            try (ModelLoader loader = new ModelLoader(
                    system.topics.models().name(),
                    system.config.kafka().clientConfiguration(),
                    new ModelTopicSerde(system.schemas),
                    ModelLoaderSettings.of(system.config),
                    registry,
                    meters)) {
                loader.start();
                assertThat(loader.awaitCaughtUp(RunningSystem.PATIENCE)).isTrue();
                int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
                broker.close();
                RunningSystem.await(
                        "the loss to be told", () -> !log.with(UNREADABLE).isEmpty());
                assertThat(registry.current().deployed()).hasSize(1);
                broker = EmbeddedBroker.start(data, BrokerConfiguration.onPort(port));
                raw.publish("v2", ModelWriter.write(RawModels.as("v2", good)));
                raw.deploy(new ModelId("wave", "v2"));
                RunningSystem.await(
                        "v2 in force",
                        () -> registry.current()
                                .deployed()
                                .get(0)
                                .champion()
                                .id()
                                .version()
                                .equals("v2"));
                RunningSystem.await(
                        "readable",
                        () -> meters.get("tocsin.models.readable").gauge().value() == 1);
                assertThat(log.with(UNREADABLE)).hasSize(1);
                assertThat(log.with("models topic is read again")).hasSize(1);
                assertThat(log.with(ANEW)).isEmpty();
            }
        } finally {
            broker.close();
        }
    }

    private static boolean isReadable(RunningSystem system) {
        return system.meters.get("tocsin.models.readable").gauge().value() == 1;
    }

    private static void delete(RunningSystem system) throws Exception {
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            admin.deleteTopics(List.of(system.topics.models().name())).all().get();
        }
    }

    private static void create(RunningSystem system) {
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            new TopicAdmin(admin, RunningSystem.PATIENCE).establish(List.of(system.topics.models()), (short) 1);
        }
    }

    /** The first ticks of an entity are not closed at once, for nobody knows yet what it sends. */
    private void getToKnow(RunningSystem system) {
        for (int tick = 0; tick < 3; tick++) {
            sendTick(system);
        }
    }

    private void sendTick(RunningSystem system) {
        system.sendTick(signal, ENTITIES, ticksSent, false);
        ticksSent++;
    }

    private void assertJudgedBy(RunningSystem system, String version) {
        sendTick(system);
        int wanted = ticksSent * ENTITIES;
        List<Score> scores = system.scores.await("scores", RunningSystem.PATIENCE, all -> all.size() >= wanted);
        assertThat(scores).hasSize(wanted);
        assertThat(scores.subList(wanted - ENTITIES, wanted))
                .extracting(Score::getVersion)
                .containsOnly(version);
    }
}

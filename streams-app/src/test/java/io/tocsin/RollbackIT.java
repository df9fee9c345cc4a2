package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.SelfTest;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.topics.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that cries wolf is put in force, and nobody is there. */
class RollbackIT {
    private static final int ENTITIES = 20;
    private static final int BEFORE = 40;
    private static final int AFTER = 80;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldTakeBackAVersionThatCriesWolfAndSayWhy() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            runIntoTrouble(system, deployment -> deployment);
            RunningSystem.await("version before in force", () -> new ModelId("wave", "v1").equals(system.model()));

            Deployment written = Objects.requireNonNull(system.deployments.current("wave"));
            assertThat(written.getChampion()).isEqualTo("v1");
            assertThat(written.getPrevious()).as("not to be gone back to").isNull();
            assertThat(written.getChangedBy()).isEqualTo("guard");
            assertThat(written.getReason()).startsWith("too many ticks beyond the boundary: share=1.000 allowed=0.050");
            assertThat(system.app().registry().current().deployed()).hasSize(1);
            ModelEvent event = lastEvent(system);
            assertThat(event.getKind()).isEqualTo(ModelEventKind.ROLLED_BACK);
            assertThat(event.getVersion()).isEqualTo("v2");
            assertThat(event.getBy()).isEqualTo("guard");
            assertThat(event.getReason()).isEqualTo(written.getReason());
            system.stop();
        }
    }

    @Test
    void shouldLeaveAPinnedVersionAlone() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            runIntoTrouble(system, deployment -> deployment.setPinned(true));
            RunningSystem.await(
                    "the rollback to be refused",
                    () -> system.meters
                                    .counter("tocsin.models.rollbacks.refused")
                                    .count()
                            >= 1);
            assertThat(system.model()).isEqualTo(new ModelId("wave", "v2"));
            ModelEvent event = lastEvent(system);
            assertThat(event.getKind()).isEqualTo(ModelEventKind.HELD);
            assertThat(event.getVersion()).isEqualTo("v2");
            assertThat(event.getReason())
                    .startsWith("too many ticks beyond the boundary: ")
                    .contains("; model is pinned: ");
            system.stop();
        }
    }

    private static ModelEvent lastEvent(RunningSystem system) {
        String topic = system.topics.modelEvents().name();
        List<ModelEvent> events = new ArrayList<>();
        new TopicReader(system.config.kafka().clientConfiguration())
                .readAll(
                        topic,
                        AvroSerde.underTopicName(ModelEvent.class, topic, system.schemas)
                                .deserializer(),
                        record -> events.add(record.value()));
        return events.get(events.size() - 1);
    }

    private interface Adjustment {
        Deployment.Builder of(Deployment.Builder deployment);
    }

    private void runIntoTrouble(RunningSystem system, Adjustment adjustment) throws InterruptedException {
        system.start();
        system.putInForce(WaveSignal.model("v1"));
        send(system, 0, BEFORE);
        system.scores.await("scores of v1", DEADLINE, scores -> scores.size() >= ENTITIES * BEFORE);
        Model sound = WaveSignal.model("v2");
        // Passes its own test and all that is checked before a swap: only its boundary is next to nothing.
        Model altered = sound.withCalibration(sound.calibration().withBoundary(1e-3f), sound.failures());
        Model nervous =
                altered.withSelfTest(SelfTest.record(altered, sound.selfTest().rows()));
        system.models.publish(nervous);
        system.deploy(adjustment
                .of(RunningSystem.deployment(nervous.id()).setPrevious("v1"))
                .build());
        system.awaitInForce(nervous.id());
        send(system, BEFORE, AFTER);
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        system.producer.flush();
    }
}

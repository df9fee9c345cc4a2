package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.registry.Judges;
import io.tocsin.registry.ModelLoader;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.registry.ModelRefusalCause;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.registry.RefusedModelRecord;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.signing.ArtifactSignature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One running system in which version v1 judges, and everything that could come in its place and must not: no score is missing, none is another's, the reason
 * is told once, and nothing is restarted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadModelIT {
    private static final int ENTITIES = 4;
    private static final int TICKS_A_CASE = 3;
    private static final int MAX_ARTIFACT_BYTES = 4_000_000;
    /** Of the network of {@link WaveSignal#SETTINGS}: one layer, eight wide, no dropout. */
    private static final byte[] SHAPE =
            ByteBuffer.allocate(12).putInt(1).putInt(8).array();

    private static final byte[] FORECAST = "FORECAST".getBytes(StandardCharsets.UTF_8);
    private static final Model SOUND = WaveSignal.model("v1");
    private static final ModelId WAVE_V1 = new ModelId("wave", "v1");

    private final WaveSignal signal = new WaveSignal();
    private final RecordedLog log = RecordedLog.of("io.tocsin.registry");
    private RunningSystem system;
    private RawModels raw;
    private Set<Long> streamThreads;
    private int ticksSent;

    /** How bad bytes come into the topic. */
    interface Publishing {
        void publish(RawModels raw, String version) throws InterruptedException, ExecutionException;
    }

    record Bad(String version, ModelRefusalCause cause, String reason, Publishing publishing) {}

    // The system is there before the first test.
    @SuppressWarnings("NullAway.Init")
    BadModelIT() {}

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        system = RunningSystem.prepare(
                directory,
                Map.of(
                        "models.artifact.bytes.max", Integer.toString(MAX_ARTIFACT_BYTES),
                        "models.step.micros.max", "20",
                        "models.rollback.automatic", "false",
                        "alert.limits", "wave.first>1000",
                        "alert.open.ticks", "1"));
        raw = new RawModels(system);
        system.start();
        system.models.publish(SOUND);
    }

    @BeforeEach
    void letV1Judge() throws Exception {
        raw.deploy(WAVE_V1);
        system.awaitInForce(WAVE_V1);
        RunningSystem.await("running", () -> system.app().state() == KafkaStreams.State.RUNNING);
        streamThreads = streamThreads();
    }

    @AfterAll
    void stop() {
        log.close();
        system.close();
    }

    private static List<Bad> badArtifacts() {
        return List.of(
                bad("corrupted", ModelRefusalCause.MALFORMED, "checksum does not match: offset=", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    bytes[bytes.length / 2] ^= 1;
                    raw.publish(version, bytes);
                }),
                bad("truncated", ModelRefusalCause.MALFORMED, "checksum does not match: offset=", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    raw.publish(version, Arrays.copyOf(bytes, bytes.length - 40));
                }),
                bad(
                        "empty",
                        ModelRefusalCause.MALFORMED,
                        "truncated artifact, bytes=0",
                        (raw, version) -> raw.publish(version, new byte[0])),
                bad("wrong-checksum", ModelRefusalCause.CHECKSUM, "checksum of the record", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    raw.publish(version, bytes, "0".repeat(64), ArtifactSignature.of(raw.key(), bytes));
                }),
                bad(
                        "too-large",
                        ModelRefusalCause.SIZE,
                        "artifact is larger than models.artifact.bytes.max: bytes=4000001 max=4000000",
                        (raw, version) -> {
                            byte[] noise = new byte[MAX_ARTIFACT_BYTES + 1];
                            new Random(1).nextBytes(noise);
                            raw.publish(version, noise);
                        }),
                bad("unsigned", ModelRefusalCause.SIGNATURE, "artifact is not signed", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    raw.publish(version, bytes, Sha256.hexOf(bytes), ArtifactSignature.NONE);
                }),
                bad("foreign", ModelRefusalCause.SIGNATURE, "artifact is signed by a key that", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    raw.publish(version, bytes, Sha256.hexOf(bytes), ArtifactSignature.of(TestKeys.FOREIGN, bytes));
                }),
                bad("wrongly-signed", ModelRefusalCause.SIGNATURE, "signature does not match", (raw, version) -> {
                    byte[] bytes = bytes(version);
                    ArtifactSignature others = ArtifactSignature.of(raw.key(), bytes("another"));
                    raw.publish(version, bytes, Sha256.hexOf(bytes), others);
                }),
                bad(
                        "another",
                        ModelRefusalCause.KEY,
                        "artifact is another model than its key says",
                        (raw, version) -> raw.publish(version, bytes("a-third"))),
                bad(
                        "wide",
                        ModelRefusalCause.MALFORMED,
                        "",
                        (raw, version) -> raw.publish(version, RawModels.altered(bytes(version), SHAPE, 4, 9))),
                bad(
                        "narrow",
                        ModelRefusalCause.MALFORMED,
                        "",
                        (raw, version) -> raw.publish(version, RawModels.altered(bytes(version), SHAPE, 4, 7))),
                bad(
                        "head",
                        ModelRefusalCause.MALFORMED,
                        "a forecast has an output for each input",
                        (raw, version) ->
                                raw.publish(version, RawModels.altered(bytes(version), FORECAST, FORECAST.length, 2))),
                bad(
                        "not-a-number",
                        ModelRefusalCause.MALFORMED,
                        "must be finite: parameters[0][3]=NaN",
                        (raw, version) -> raw.publish(version, withWeight(version, Float.NaN))),
                bad(
                        "infinite",
                        ModelRefusalCause.MALFORMED,
                        "must be finite: parameters[0][3]=",
                        (raw, version) -> raw.publish(version, withWeight(version, Float.POSITIVE_INFINITY))),
                bad(
                        "slow",
                        ModelRefusalCause.SLOW,
                        "one step takes longer than models.step",
                        (raw, version) -> raw.publish(version, slow(version))),
                bad(
                        "irreproducible",
                        ModelRefusalCause.SELF_TEST,
                        "self-test does not reproduce",
                        (raw, version) -> raw.publish(version, irreproducible(version))),
                bad(
                        "other-grid",
                        ModelRefusalCause.GRID,
                        "model was trained on another grid: its tick=1000",
                        (raw, version) -> raw.publish(version, otherGrid(version))),
                bad(
                        "unreadable",
                        ModelRefusalCause.UNREADABLE,
                        "",
                        (raw, version) -> raw.sendBytes("artifact/wave/" + version, new byte[] {1, 2, 3})));
    }

    private static Bad bad(String version, ModelRefusalCause cause, String reason, Publishing publishing) {
        return new Bad(version, cause, reason, publishing);
    }

    @Test
    void shouldGoOnWithTheLastGoodModelWhateverComes() throws Exception {
        int first = ticksSent;
        List<Bad> all = badArtifacts();
        for (Bad bad : all) {
            double missing = refused(ModelRefusalCause.MISSING_VERSION);
            bad.publishing.publish(raw, bad.version);
            raw.deploy(new ModelId("wave", bad.version));
            awaitRefused(ModelRefusalCause.MISSING_VERSION, missing + 1);
            RefusedModelRecord told = latest("artifact/wave/" + bad.version);
            assertThat(told.cause()).as(bad.version).isEqualTo(bad.cause);
            assertThat(told.reason()).as(bad.version).startsWith(bad.reason).isNotEmpty();
            sendTick();
        }
        assertAllScored(first, score -> "v1".equals(score.getVersion()));
        for (Bad bad : all) {
            assertToldOnce("key=artifact/wave/" + bad.version + " offset=");
            assertToldOnce("the deployment waits for it: version=" + bad.version);
            double alike =
                    (double) all.stream().filter(one -> one.cause == bad.cause).count();
            assertThat(refused(bad.cause)).as("counted as " + bad.cause).isGreaterThanOrEqualTo(alike);
        }
    }

    @Test
    void shouldNotEvenGetWhatTheTopicDoesNotTake() throws Exception {
        assertThatThrownBy(() -> raw.publish("giant", new byte[16 * 1024 * 1024]))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertAllJudgedBy("v1");
        assertThat(log.with("giant")).isEmpty();
        assertThat(system.app().registry().refusals())
                .extracting(RefusedModelRecord::key)
                .doesNotContain("artifact/wave/giant");
    }

    @Test
    void shouldRefuseADeploymentUnderTheKeyOfAnotherModel() throws Exception {
        double before = refused(ModelRefusalCause.KEY);
        raw.send("deployment/flood", RunningSystem.deployment(WAVE_V1).build());
        awaitRefused(ModelRefusalCause.KEY, before + 1);
        assertAllJudgedBy("v1");
        assertToldOnce("key=deployment/flood offset=");
        assertThat(latest("deployment/flood").reason())
                .isEqualTo("deployment is of another model than its key says: model=wave");
    }

    @Test
    void shouldWaitForAVersionThatIsNotThereAndTakeItWhenItComes() throws Exception {
        double before = refused(ModelRefusalCause.MISSING_VERSION);
        ModelId late = new ModelId("wave", "late");
        raw.deploy(late);
        awaitRefused(ModelRefusalCause.MISSING_VERSION, before + 1);
        assertAllJudgedBy("v1");
        assertToldOnce("the deployment waits for it: version=late");
        raw.publish("late", bytes("late"));
        system.awaitInForce(late);
        assertAllJudgedBy("late");
    }

    @Test
    void shouldLetTheSameOfTwoChampionsJudgeWhateverCameFirst() throws Exception {
        Model rival = like(SOUND, new ModelId("flood", "v1"), WaveSignal.TICK_MS, SOUND.network(), SOUND.selfTest());
        system.models.publish(rival);
        raw.deploy(rival.id());
        RunningSystem.await(
                "two champions",
                () -> system.app().registry().current().deployed().size() == 2);
        String winner = judge(system.app().registry()).id().name();
        assertAllJudged(score -> winner.equals(score.getModel()));

        // Now the other one is the newest.
        long offset = system.app().registry().current().offset();
        raw.deploy(WAVE_V1);
        RunningSystem.await(
                "the deployment", () -> system.app().registry().current().offset() > offset);
        assertThat(judge(system.app().registry()).id().name()).isEqualTo(winner);
        assertThat(judge(freshInstance()).id().name())
                .as("an instance that starts now")
                .isEqualTo(winner);
        assertAllJudged(score -> winner.equals(score.getModel()));

        raw.send("deployment/flood", null);
        RunningSystem.await(
                "one champion",
                () -> system.app().registry().current().deployed().size() == 1);
    }

    @Test
    void shouldJudgeNothingAfterTheDeploymentIsDeletedAndSaySo() throws Exception {
        assertAllJudgedBy("v1");
        raw.send("deployment/wave", null);
        RunningSystem.await("no model in force", () -> system.model() == null);
        assertAllJudged(score -> score.getState() == ScoreState.NO_MODEL && score.getVersion() == null);
        assertToldOnce("no model is in force any longer, ticks are scored NO_MODEL");
    }

    @Test
    void shouldGoOnWithADeletedVersionUntilTheRestartAndThenSayThatThereIsNone() throws Exception {
        raw.publish("doomed", bytes("doomed"));
        raw.deploy(new ModelId("wave", "doomed"));
        system.awaitInForce(new ModelId("wave", "doomed"));
        raw.send("artifact/wave/doomed", null);
        RunningSystem.await(
                "the tombstone to be told",
                () -> !log.with("version in force is deleted").isEmpty());
        assertAllJudgedBy("doomed");
        assertToldOnce("version in force is deleted, it judges until this instance is restarted");

        system.stop();
        system.start();
        streamThreads = streamThreads();
        assertThat(system.model()).isNull();
        assertToldOnce("version is deleted, the deployment waits for it: publish it again, or promote another");
        sendTick();
        system.send(beyondLimit());
        ticksSent++;
        system.alerts.await(
                "limit alert",
                RunningSystem.PATIENCE,
                alerts -> alerts.stream().anyMatch(alert -> alert.getKind() == AlertKind.LIMIT));
        assertAllJudged(score -> score.getState() == ScoreState.NO_MODEL);
    }

    private void assertAllJudgedBy(String version) {
        assertAllJudged(score -> version.equals(score.getVersion()) && score.getState() != ScoreState.NO_MODEL);
    }

    /** Lets some ticks pass: each is scored exactly once, as {@code expected}, by the stream threads that were there before. */
    private void assertAllJudged(Predicate<Score> expected) {
        int first = ticksSent;
        for (int tick = 0; tick < TICKS_A_CASE; tick++) {
            sendTick();
        }
        assertAllScored(first, expected);
    }

    private void sendTick() {
        system.sendTick(signal, ENTITIES, ticksSent, false);
        ticksSent++;
    }

    private void assertAllScored(int first, Predicate<Score> expected) {
        List<String> places = Stream.iterate(first, tick -> tick < ticksSent, tick -> tick + 1)
                .flatMap(tick -> Stream.iterate(0, entity -> entity < ENTITIES, entity -> entity + 1)
                        .map(entity -> WaveSignal.entity(entity) + "@" + signal.time(tick)))
                .toList();
        system.scores.await(
                "scores",
                RunningSystem.PATIENCE,
                scores -> scores.stream()
                                .filter(score -> places.contains(score.getEntity() + "@" + score.getTime()))
                                .count()
                        >= places.size());
        List<Score> scores = system.scores.all().stream()
                .map(record -> record.value())
                .filter(score -> places.contains(score.getEntity() + "@" + score.getTime()))
                .toList();
        assertThat(scores).hasSize(places.size()).allMatch(expected);
        // Partitions may still be handed out after a start; what must not be is that it stopped.
        assertThat(system.app().state().isRunningOrRebalancing()).isTrue();
        assertThat(streamThreads()).isEqualTo(streamThreads);
    }

    private Sample beyondLimit() {
        Sample sample = signal.sample(0, ticksSent, false);
        Map<String, Double> metrics = new HashMap<>(sample.getMetrics());
        metrics.put("wave.first", 2_000.0);
        sample.setMetrics(metrics);
        return sample;
    }

    private void assertToldOnce(String text) {
        assertThat(log.with(text)).hasSize(1);
    }

    private double refused(ModelRefusalCause cause) {
        return system.meters
                .get("tocsin.models.records.refused")
                .tag("cause", cause.code())
                .counter()
                .count();
    }

    private void awaitRefused(ModelRefusalCause cause, double count) throws InterruptedException {
        RunningSystem.await(cause + " to be refused", () -> refused(cause) == count);
    }

    private RefusedModelRecord latest(String key) {
        return system.app().registry().refusals().stream()
                .filter(refusal -> refusal.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Long> streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("StreamThread"))
                .map(Thread::getId)
                .collect(Collectors.toSet());
    }

    private Model judge(ModelRegistry registry) {
        Judges judges = registry.current()
                .judgesOf(WaveSignal.entity(0), Map.of(), signal.time(ticksSent).toEpochMilli());
        return Objects.requireNonNull(judges).model();
    }

    private ModelRegistry freshInstance() throws InterruptedException {
        ModelRegistry registry = new ModelRegistry();
        try (ModelLoader loader = new ModelLoader(
                system.topics.models().name(),
                system.config.kafka().clientConfiguration(),
                new ModelTopicSerde(system.schemas),
                ModelLoaderSettings.of(system.config),
                registry,
                new SimpleMeterRegistry())) {
            loader.start();
            assertThat(loader.awaitCaughtUp(RunningSystem.PATIENCE)).isTrue();
        }
        return registry;
    }

    private static byte[] bytes(String version) {
        return ModelWriter.write(RawModels.as(version, SOUND));
    }

    private static byte[] withWeight(String version, float weight) {
        Network network = SOUND.network().copy();
        network.parameters().get(0)[3] = weight;
        return ModelWriter.write(
                like(SOUND, new ModelId("wave", version), WaveSignal.TICK_MS, network, SOUND.selfTest()));
    }

    /** Sound but for its size: some 790,000 weights. */
    private static byte[] slow(String version) {
        NetworkSpec spec = NetworkSpec.stack(
                SOUND.features().size(),
                SOUND.network().spec().cell(),
                2,
                256,
                SOUND.network().spec().heads());
        Model untested =
                like(SOUND, new ModelId("wave", version), WaveSignal.TICK_MS, Network.initial(spec, 1), SelfTest.NONE);
        return ModelWriter.write(
                untested.withSelfTest(SelfTest.record(untested, SOUND.selfTest().rows())));
    }

    private static byte[] irreproducible(String version) {
        SelfTest right = SOUND.selfTest();
        SelfTest wrong = new SelfTest(right.rows(), right.score() + 0.1f, right.failureProbabilities());
        return ModelWriter.write(RawModels.as(version, SOUND).withSelfTest(wrong));
    }

    private static byte[] otherGrid(String version) {
        return ModelWriter.write(like(SOUND, new ModelId("wave", version), 1_000, SOUND.network(), SOUND.selfTest()));
    }

    private static Model like(Model model, ModelId id, long tickMs, Network network, SelfTest selfTest) {
        return new Model(
                id,
                model.provenance(),
                tickMs,
                model.rules(),
                model.features(),
                network,
                model.calibration(),
                model.failures(),
                selfTest);
    }
}

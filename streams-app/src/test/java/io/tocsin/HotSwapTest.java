package io.tocsin;

import static io.tocsin.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.names.Names;
import io.tocsin.registry.ModelImage;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five swaps in the middle of two entities' ticks. */
class HotSwapTest {
    private static final int WINDOW_TICKS = 20;
    private static final Instant START = NOW.minusSeconds(3_000);

    private final Model first = TestModels.trained("v1");
    private final Model second = TestModels.trained("v2");
    private final Model third = TestModels.trained("v3");
    private final Model fourth = TestModels.trained("v4");
    private TopologyFixture topology;

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        topology = new TopologyFixture(stateDirectory, Map.of("window.ticks", "" + WINDOW_TICKS));
        topology.models.publish(TestModels.image(first));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldJudgeEveryTickOnceByTheVersionOfItsMoment() {
        topology.models.publish(ModelImage.EMPTY);
        send(0, 30);
        topology.models.publish(TestModels.image(first));
        send(30, 50);
        topology.models.publish(TestModels.image(second));
        send(50, 60);
        topology.models.publish(TestModels.image(third, time(80), second));
        send(60, 100);
        topology.models.publish(TestModels.image(fourth));
        send(100, 120);
        topology.models.publish(TestModels.image(first));
        send(120, 140);

        Map<String, List<Score>> scores = topology.scores().stream().collect(Collectors.groupingBy(Score::getEntity));
        assertThat(scores).containsOnlyKeys("shop-0", "shop-1");
        for (List<Score> ofEntity : scores.values()) {
            assertThat(ofEntity).hasSize(140);
            for (int tick = 0; tick < 140; tick++) {
                Score score = ofEntity.get(tick);
                assertThat(score.getTime()).isEqualTo(time(tick));
                assertThat(score.getVersion()).as("version at tick %d", tick).isEqualTo(versionAt(tick));
                assertThat(score.getState())
                        .as("state at tick %d", tick)
                        .isEqualTo(tick < 30 ? ScoreState.NO_MODEL : ScoreState.SCORED);
            }
        }
    }

    private static @Nullable String versionAt(int tick) {
        if (tick < 30) {
            return null;
        }
        return tick < 50 ? "v1" : tick < 80 ? "v2" : tick < 100 ? "v3" : tick < 120 ? "v4" : "v1";
    }

    @Test
    void shouldGoOnAfterASwapAsIfTheNewModelHadSeenTheWindow() {
        send(0, 50);
        int tick = 50;
        for (Model next : List.of(second, third, fourth, first)) {
            topology.models.publish(TestModels.image(next));
            EngineAlone engine = new EngineAlone(next);
            for (int before = tick - WINDOW_TICKS + 1; before < tick; before++) {
                engine.step(number(before), metrics(before));
            }
            Map<Long, byte[]> states = new HashMap<>();
            for (int after = tick; after < tick + 17; after++) {
                topology.scores();
                send(after, after + 1);
                float expected = engine.step(number(after), metrics(after)).score();
                assertThat(topology.scores().get(0).getScore())
                        .as("score of %s at tick %d", next.id(), after)
                        .isEqualTo(expected);
                states.put(number(after), engine.stateBytes());
                assertThat(stored())
                        .as("state of %s at tick %d", next.id(), after)
                        .isEqualTo(states.get(tickOf(stored())));
                assertThat(number(after) - tickOf(stored())).isLessThan(10);
            }
            tick += 17;
        }
    }

    @Test
    void shouldLetAShadowJudgeBesideAsIfItWereAlone() {
        send(0, 50);
        assertThat(topology.shadowScores()).isEmpty();
        topology.models.publish(TestModels.shadowed(first, second));
        EngineAlone engine = new EngineAlone(second);
        for (int before = 50 - WINDOW_TICKS + 1; before < 50; before++) {
            engine.step(number(before), metrics(before));
        }
        topology.scores();
        send(50, 60);
        List<Score> beside = topology.shadowScores().stream()
                .filter(score -> score.getEntity().equals("shop-0"))
                .toList();
        assertThat(beside).hasSize(10).extracting(Score::getVersion).containsOnly("v2");
        for (int tick = 50; tick < 60; tick++) {
            assertThat(beside.get(tick - 50).getScore())
                    .as("score of the shadow at tick %d", tick)
                    .isEqualTo(engine.step(number(tick), metrics(tick)).score());
        }
        assertThat(topology.scores()).hasSize(20).extracting(Score::getVersion).containsOnly("v1");
    }

    @Test
    void shouldKeepTheAlertsOfAShadowApart() {
        topology.models.publish(TestModels.shadowed(first, second));
        send(0, 60);
        for (int tick = 60; tick < 70; tick++) {
            topology.send("shop-0", time(tick), Map.of("cpu", 40.0, "memory", 60.0, "requests", 20_000.0));
        }
        assertThat(topology.alerts()).isNotEmpty().extracting(Alert::getVersion).containsOnly("v1");
        assertThat(topology.shadowAlerts())
                .isNotEmpty()
                .extracting(Alert::getVersion)
                .containsOnly("v2");
    }

    @Test
    void shouldChangeNothingWhenTheSameModelIsPublishedAgain() {
        send(0, 50);
        topology.models.publish(TestModels.image(first));
        send(50, 51);
        EngineAlone engine = new EngineAlone(first);
        byte[] stored = stored();
        for (int tick = 0; number(tick) <= tickOf(stored); tick++) {
            engine.step(number(tick), metrics(tick));
        }
        assertThat(tickOf(stored)).isGreaterThan(number(40));
        assertThat(stored).isEqualTo(engine.stateBytes());
    }

    /** Without the model's id before it. */
    private byte[] stored() {
        byte[] stored = topology.<byte[]>store(Names.PREDICT_STATE_STORE).get("shop-0");
        return Arrays.copyOfRange(stored, Short.BYTES + "shop/v1".length(), stored.length);
    }

    /** The state begins with the newest tick that it has seen. */
    private static long tickOf(byte[] state) {
        return ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static long number(int tick) {
        return time(tick).toEpochMilli() / TestModels.TICK_MS;
    }

    private void send(int from, int end) {
        for (int tick = from; tick < end; tick++) {
            topology.send("shop-0", time(tick), metrics(tick));
            topology.send("shop-1", time(tick), metrics(tick + 9));
        }
    }

    private static Map<String, Double> metrics(int tick) {
        double wave = Math.sin(tick / 5.0);
        return Map.of("cpu", 0.4 + 0.1 * wave, "memory", 0.6 + 0.05 * wave, "requests", 200 + 80 * wave);
    }

    private static Instant time(int tick) {
        return START.plusSeconds(10L * tick);
    }
}

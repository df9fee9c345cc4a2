package io.tocsin.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.TestModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.names.Names;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.window.WindowStep;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty entities, one stream thread, and a stopwatch by which a replay takes as long as the test says. */
class TakeoverTest {
    private static final int ENTITIES = 30;
    private static final int WINDOW_TICKS = 20;
    private static final long MS = 1_000_000;
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Model first = TestModels.trained("v1");
    private final Model second = TestModels.trained("v2");

    @TempDir
    Path directory;

    private Step step;

    @BeforeEach
    void start() {
        step = new Step(directory.resolve("one"));
        step.models.publish(TestModels.image(first));
        step.send(0, 30);
    }

    @Test
    void shouldLetTheVersionBeforeJudgeUntilThereIsTimeAndNobodyTwiceOrBackwards() {
        step.replayMs = 4;
        step.models.publish(TestModels.promoted(second, first));
        List<String> versions = versions(step.send(30, 31));
        assertThat(versions.subList(0, 5)).containsOnly("v2");
        assertThat(versions.subList(8, ENTITIES)).containsOnly("v1");

        step.nowNanos += 600 * MS;
        List<String> later = versions(step.send(31, 32));
        assertThat(later).hasSize(ENTITIES).contains("v1");
        assertThat(later.stream().filter("v2"::equals).count()).isGreaterThan(8);
        assertThat(later.subList(0, 5)).containsOnly("v2");

        step.nowNanos += Takeover.LONGEST.toNanos();
        assertThat(versions(step.send(32, 33))).hasSize(ENTITIES).containsOnly("v2");
    }

    @Test
    void shouldLeaveNobodyWithAVersionThatIsRolledBack() {
        step.replayMs = 10_000;
        step.models.publish(TestModels.image(second));
        assertThat(versions(step.send(30, 31))).hasSize(ENTITIES).containsOnly("v2");
    }

    @Test
    void shouldHaveTheShadowWaitForTimeAsWell() {
        step.replayMs = 4;
        step.models.publish(TestModels.shadowed(first, second));
        assertThat(versions(step.send(30, 31))).hasSize(ENTITIES).containsOnly("v1");
        assertThat(step.shadowScores).isBetween(5, 8);
        step.nowNanos += Takeover.LONGEST.toNanos();
        step.shadowScores = 0;
        step.send(31, 32);
        assertThat(step.shadowScores).isEqualTo(ENTITIES);
    }

    @Test
    void shouldJudgeFromTheTickOnWithTheSameNumbersHoweverManyWereReadyBefore() {
        Step unprepared = new Step(directory.resolve("other"));
        unprepared.models.publish(TestModels.image(first));
        unprepared.send(0, 30);
        unprepared.replayMs = 1_000_000;
        unprepared.send(30, 31);
        for (Step one : List.of(step, unprepared)) {
            one.models.publish(TestModels.image(second, time(35), first));
        }
        step.replayMs = 4;
        double before = step.replays();
        for (int tick = step.next; tick < 35; tick++) {
            step.nowNanos += 120 * MS;
            step.send(tick, tick + 1);
        }
        unprepared.send(31, 35);
        assertThat(step.replays() - before).as("made ahead").isBetween(10.0, ENTITIES - 1.0);

        List<Score> scores = step.send(35, 40);
        assertThat(scores).hasSize(5 * ENTITIES).extracting(Score::getVersion).containsOnly("v2");
        assertThat(scores).isEqualTo(unprepared.send(35, 40));
        assertThat(step.replays() - before).as("each made once").isEqualTo(ENTITIES);
    }

    @Test
    void shouldReplayAnEntityThatMissesTheTickForWhichItWasMadeReady() {
        step.models.publish(TestModels.image(second, time(35), first));
        step.send(30, 35);
        double before = step.replays();
        List<Score> scores = step.send(37, 38);
        assertThat(versions(scores)).hasSize(ENTITIES).containsOnly("v2");
        assertThat(step.replays() - before).isEqualTo(ENTITIES);
    }

    private static List<String> versions(List<Score> scores) {
        return scores.stream()
                .map(score -> Objects.requireNonNull(score.getVersion()))
                .toList();
    }

    private static Instant time(int tick) {
        return START.plusSeconds(10L * tick);
    }

    /** Window and predict, one after the other, over stores of their own. */
    private static final class Step {
        final ModelRegistry models = new ModelRegistry();
        final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        long nowNanos;
        /** How long it takes to read a window. */
        long replayMs;

        int shadowScores;
        int next;
        private final MockProcessorContext<String, Tick> windowContext;
        private final MockProcessorContext<String, Verdicts> predictContext;
        private final Processor<String, Tick, String, Tick> window;
        private final Processor<String, Tick, String, Verdicts> predict;

        Step(Path directory) {
            TocsinConfig config = TocsinConfig.of(Map.of("window.ticks", "" + WINDOW_TICKS));
            WindowStep windowStep = new WindowStep(config.ticks(), config.window());
            PredictStep predictStep = new PredictStep(
                    config.ticks(),
                    config.alert(),
                    windowStep,
                    models,
                    config.metrics(),
                    meters,
                    START::toEpochMilli,
                    () -> nowNanos);
            windowContext = context(directory);
            predictContext = context(directory);
            predictContext.setCurrentSystemTimeMs(START.toEpochMilli());
            windowStep.stores().forEach(this::open);
            predictStep.stores().forEach(this::open);
            window = windowStep.get();
            window.init(windowContext);
            predict = predictStep.get();
            predict.init(predictContext);
        }

        private static <K, V> MockProcessorContext<K, V> context(Path directory) {
            Properties config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, "takeover");
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
            return new MockProcessorContext<>(config, new TaskId(0, 0), directory.toFile());
        }

        private void open(StoreBuilder<?> builder) {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(predictContext.getStateStoreContext(), store);
            StateStore timed = store.name().equals(Names.WINDOW_TICKS_STORE) ? slow(store) : store;
            windowContext.addStateStore(timed);
            predictContext.addStateStore(timed);
        }

        private StateStore slow(StateStore store) {
            return (StateStore) Proxy.newProxyInstance(
                    KeyValueStore.class.getClassLoader(),
                    new Class<?>[] {KeyValueStore.class},
                    (self, method, args) -> {
                        nowNanos += method.getName().equals("range") ? replayMs * MS : 0;
                        return method.invoke(store, args);
                    });
        }

        /** Lets all entities have their ticks; the scores that count. */
        List<Score> send(int from, int end) {
            for (int tick = from; tick < end; tick++) {
                for (int entity = 0; entity < ENTITIES; entity++) {
                    Record<String, Tick> record = record("shop-" + entity, tick, entity);
                    window.process(record);
                    predict.process(record);
                }
            }
            next = end;
            List<Score> scores = new ArrayList<>();
            for (var forward : predictContext.forwarded()) {
                Verdicts verdicts = forward.record().value();
                scores.add(verdicts.score());
                shadowScores += verdicts.shadow() == null ? 0 : 1;
            }
            predictContext.resetForwards();
            windowContext.resetForwards();
            return scores;
        }

        private static Record<String, Tick> record(String entity, int tick, int phase) {
            float wave = (float) Math.sin((tick + phase) / 5.0);
            Map<String, Float> metrics =
                    Map.of("cpu", 0.4f + 0.1f * wave, "memory", 0.6f + 0.05f * wave, "requests", 200 + 80 * wave);
            return new Record<>(
                    entity,
                    new Tick(entity, time(tick), metrics, List.of(), Map.of(), Map.of(), null, null),
                    time(tick).toEpochMilli());
        }

        double replays() {
            return meters.counter("tocsin.predict.replays").count();
        }
    }
}

package io.tocsin.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.TestModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.schemas.Tick;
import io.tocsin.window.WindowStep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedStatesTest {
    private static final int WINDOW_TICKS = 20;
    private static final long MUCH = 1 << 20;

    private final Model model = TestModels.trained("v1");

    @TempDir
    Path directory;

    private int tasks;

    @Test
    void shouldHaveTheSameBitsWhetherTheStateStayedInMemoryOrNot() {
        Task steady = new Task(MUCH);
        Task restarted = new Task(MUCH);
        Task crowded = new Task(0);
        SplittableRandom random = new SplittableRandom(20_261_122);
        int restarts = 0;
        for (int tick = 1_000; tick < 5_000; tick += gap(random)) {
            Map<String, Float> metrics = metrics(tick, random);
            if (random.nextInt(7) == 0) {
                restarted.restart();
                restarts++;
            }
            byte[] state = steady.tick("db", tick, metrics);
            assertThat(restarted.tick("db", tick, metrics))
                    .as("tick %d after a restart", tick)
                    .isEqualTo(state);
            assertThat(crowded.tick("db", tick, metrics))
                    .as("tick %d without room", tick)
                    .isEqualTo(state);
        }
        assertThat(restarts).isGreaterThan(100);
        assertThat(restarted.madeAnew).as("longer gaps than the window").isEqualTo(steady.madeAnew);
        assertThat(steady.madeAnew).isBetween(2, 200);
    }

    private static int gap(SplittableRandom random) {
        return random.nextInt(10) > 0 ? 1 : 1 + random.nextInt(WINDOW_TICKS + 8);
    }

    @Test
    void shouldStoreEveryTenthTickAndNotAllEntitiesAtTheSame() {
        Task task = new Task(MUCH);
        Map<Integer, Integer> storedAt = new HashMap<>();
        for (int tick = 0; tick < 100; tick++) {
            for (int entity = 0; entity < 50; entity++) {
                int before = task.puts;
                task.tick("host-" + entity, tick, metrics(tick, new SplittableRandom(tick)));
                if (tick >= 20) {
                    storedAt.merge(tick % 10, task.puts - before, Integer::sum);
                }
            }
        }
        assertThat(storedAt.values().stream().mapToInt(count -> count).sum()).isEqualTo(50 * 8);
        assertThat(storedAt.values()).hasSize(10).allMatch(count -> count < 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 12, 15, 17})
    void shouldGoOnOverEveryGapThatTheModelCarriesHoweverShortTheWindow(int windowTicks) {
        Task task = new Task(MUCH, windowTicks);
        int gapMax = model.rules().maxGapTicks();
        assertThat(gapMax).isLessThan(windowTicks);
        SplittableRandom random = new SplittableRandom(7);
        for (int tick = 0; tick < 1_000; tick += 1 + random.nextInt(gapMax + 1)) {
            task.tick("db", tick, metrics(tick, random));
            if (random.nextInt(20) == 0) {
                task.restart();
            }
        }
        assertThat(task.madeAnew).isEqualTo(1);
    }

    @Test
    void shouldStoreAtEachTickWithoutRoom() {
        Task task = new Task(0);
        for (int tick = 0; tick < 30; tick++) {
            task.tick("db", tick, metrics(tick, new SplittableRandom(tick)));
        }
        assertThat(task.puts).isEqualTo(30);
        assertThat(task.madeAnew).isEqualTo(1);
    }

    @Test
    void shouldSeeTheTicksThatNobodyJudged() {
        Task judged = new Task(MUCH);
        Task pausing = new Task(MUCH);
        for (int tick = 0; tick < 40; tick++) {
            Map<String, Float> metrics = metrics(tick, new SplittableRandom(tick));
            byte[] state = judged.tick("db", tick, metrics);
            if (tick > 22 && tick < 29) {
                pausing.unjudged("db", tick, metrics);
            } else {
                assertThat(pausing.tick("db", tick, metrics)).isEqualTo(state);
            }
        }
    }

    @Test
    void shouldNotTakeTheStateOfAnotherModelNorOneThatIsAhead() {
        Task task = new Task(MUCH);
        task.tick("db", 10, metrics(10, new SplittableRandom(1)));
        ModelStepper other = new ModelStepper(TestModels.trained("v2"));
        assertThat(task.states.load(other, "db", 11)).isEqualTo(CarriedStates.NEVER);
        assertThat(task.states.load(task.stepper, "db", 10)).isEqualTo(CarriedStates.NEVER);
        assertThat(task.states.load(task.stepper, "db", 11)).isEqualTo(10);
    }

    @Test
    void shouldGiveBackTheHeapOfWhatIsGone() {
        Task task = new Task(MUCH);
        task.tick("old", 0, metrics(0, new SplittableRandom(1)));
        double ofOne = task.heldBytes();
        assertThat(ofOne).isGreaterThan(task.stepper.stateBytes());
        task.tick("new", WINDOW_TICKS + 1, metrics(21, new SplittableRandom(1)));
        assertThat(task.heldBytes()).isEqualTo(2 * ofOne);
        task.states.forgetOld();
        assertThat(task.heldBytes()).isEqualTo(ofOne);
        task.states.close();
        assertThat(task.heldBytes()).isZero();
    }

    private static Map<String, Float> metrics(int tick, SplittableRandom random) {
        float wave = (float) Math.sin(tick / 5.0);
        Map<String, Float> metrics = new HashMap<>(Map.of(
                "cpu",
                0.4f + 0.1f * wave + (float) random.nextDouble(),
                "memory",
                0.6f + 0.05f * wave,
                "requests",
                200f));
        if (random.nextInt(5) == 0) {
            metrics.remove("memory");
        }
        return metrics;
    }

    /** One task's window and its states, over stores that outlive it. */
    private final class Task {
        int puts;
        int madeAnew;
        final ModelStepper stepper = new ModelStepper(model);
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final StateHeap heap;
        private final WindowStep windowStep;
        private final MockProcessorContext<String, Tick> context;
        private final Processor<String, Tick, String, Tick> window;
        private final KeyValueStore<String, byte[]> store;
        CarriedStates states;

        Task(long heapBytes) {
            this(heapBytes, WINDOW_TICKS);
        }

        Task(long heapBytes, int windowTicks) {
            Path own = directory.resolve("task-" + ++tasks);
            TocsinConfig config = TocsinConfig.of(
                    Map.of("window.ticks", "" + windowTicks, "window.gap.ticks.max", "0", "warmup.ticks", "1"));
            windowStep = new WindowStep(config.ticks(), config.window());
            Properties streams = new Properties();
            streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "states");
            streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
            context = new MockProcessorContext<>(streams, new TaskId(0, 0), own.toFile());
            windowStep.stores().forEach(this::open);
            store = open(Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("states"), Serdes.String(), Serdes.ByteArray()));
            window = windowStep.get();
            window.init(context);
            heap = new StateHeap(heapBytes, meters);
            states = states();
        }

        private <T extends StateStore> T open(StoreBuilder<T> builder) {
            T opened = builder.withLoggingDisabled().build();
            opened.init(context.getStateStoreContext(), opened);
            context.addStateStore(opened);
            return opened;
        }

        private CarriedStates states() {
            return new CarriedStates(store, windowStep.windowOf(context), heap);
        }

        void restart() {
            states.close();
            states = states();
        }

        /** The state after the tick. */
        byte[] tick(String entity, int tick, Map<String, Float> metrics) {
            append(entity, tick, metrics);
            long storedAfter = states.load(stepper, entity, tick);
            if (storedAfter == CarriedStates.NEVER) {
                madeAnew++;
                stepper.replay(windowStep.windowOf(context), entity, Long.MIN_VALUE, tick);
            }
            stepper.step(tick, metrics);
            byte[] before = store.get(entity);
            states.save(stepper, entity, tick, storedAfter);
            byte[] after = store.get(entity);
            puts += before == after ? 0 : 1;
            return stepper.save();
        }

        void unjudged(String entity, int tick, Map<String, Float> metrics) {
            append(entity, tick, metrics);
            states.forget(entity);
        }

        private void append(String entity, int tick, Map<String, Float> metrics) {
            Instant time = Instant.ofEpochMilli(tick * TestModels.TICK_MS);
            window.process(new Record<>(
                    entity,
                    new Tick(entity, time, metrics, List.of(), Map.of(), Map.of(), null, null),
                    time.toEpochMilli()));
            context.resetForwards();
        }

        double heldBytes() {
            return meters.get("tocsin.predict.states").gauge().value();
        }
    }
}

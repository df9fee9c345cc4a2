package io.tocsin.predict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.AlertSettings;
import io.tocsin.config.MetricsSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.names.Names;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Tick;
import io.tocsin.window.WindowStep;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The predict step as the topology takes it: processors and their stores, and the window's, which a new model replays.
 *
 * <p>Thread-safe.
 */
public final class PredictStep implements ProcessorSupplier<String, Tick, String, Verdicts> {
    /** A carried state is stored after so many ticks; between, it follows from what is stored and from the window. */
    public static final int STATE_EVERY_TICKS = CarriedStates.STORED_EVERY;

    /** Heap that a carried state takes beside the bytes of its key and of itself. */
    public static final int STATE_HEAP_BYTES_BESIDE = StateAtHand.HEAP_BYTES_BESIDE;

    /** Carried states get one part of so many of the heap. */
    public static final int STATES_SHARE_OF_HEAP = StateHeap.SHARE_OF_HEAP;

    private final WindowStep windowStep;
    private final ModelRegistry registry;
    private final ScoreBuilder scores;
    private final long tickDurationMs;
    private final Counter replays;
    private final LongSupplier nanoTime;
    /** A stream thread has the processors of several partitions, and it is its time that is shared out. */
    private final ThreadLocal<ReplayBudget> budgets;

    private final UnjudgedEntities.Meters unjudged;
    private final PredictMeters predictMeters;
    private final ShownEntities.Common shown;
    private final StateHeap stateHeap;

    /**
     * The step.
     *
     * @param wallMs what the world calls time, in milliseconds since the epoch; delays are told by it, and nothing is decided
     * @param nanoTime what {@link System#nanoTime} is; it decides how many entities change over to a new version at a time, and nothing else
     */
    public PredictStep(
            TickSettings ticks,
            AlertSettings alert,
            WindowStep windowStep,
            ModelRegistry registry,
            MetricsSettings metrics,
            MeterRegistry meters,
            LongSupplier wallMs,
            LongSupplier nanoTime) {
        this.windowStep = windowStep;
        this.registry = registry;
        this.tickDurationMs = ticks.duration().toMillis();
        this.scores = new ScoreBuilder(tickDurationMs, alert);
        this.replays = Counter.builder("tocsin.predict.replays")
                .description("Times that a model made an entity's state anew from its window")
                .register(meters);
        this.nanoTime = nanoTime;
        this.budgets = ThreadLocal.withInitial(() -> new ReplayBudget(nanoTime));
        this.unjudged = new UnjudgedEntities.Meters(meters);
        this.predictMeters = new PredictMeters(meters, wallMs, tickDurationMs);
        this.shown = new ShownEntities.Common(metrics, meters);
        this.stateHeap = StateHeap.ofHeap(meters);
    }

    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        Takeover takeover = new Takeover(budgets::get, nanoTime, replays, tickDurationMs);
        return new PredictProcessor(
                windowStep,
                registry,
                scores,
                tickDurationMs,
                takeover,
                new UnjudgedEntities(unjudged),
                predictMeters,
                new StepTimer(predictMeters.step(), nanoTime),
                new ShownEntities(shown),
                stateHeap);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        Set<StoreBuilder<?>> stores = new HashSet<>();
        stores.add(states(Names.PREDICT_STATE_STORE));
        stores.add(states(Names.SHADOW_STATE_STORE));
        return stores;
    }

    private static StoreBuilder<?> states(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}

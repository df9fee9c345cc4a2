package io.tocsin;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Entities whose metrics are waves with a little noise, a function of entity and tick alone; a fault throws one metric about, so that no forecast
 * gets used to it. Tick 0 is {@value #PAST_TICKS} ticks of 10 s ago.
 *
 * <p>Thread-safe.
 */
final class WaveSignal {
    static final long TICK_MS = 10_000;
    static final String FAULTY_METRIC = "wave.second";

    /** Learns enough in a second. */
    static final TrainingSettings SETTINGS = new TrainingSettings(
            Cell.LSTM,
            1,
            8,
            0f,
            new FitSettings(6, 6, 16, 32, Optimizer.Kind.ADAM, LearningRate.cosine(1e-2f), 1f, 0, 42, 1),
            0.15,
            0.25,
            List.of(18),
            1.0);

    private static final List<String> METRICS = List.of("wave.first", FAULTY_METRIC, "wave.third");
    private static final CarryRules RULES = new CarryRules(6, 12);
    private static final int PAST_TICKS = 2_000;

    private final long firstTick = System.currentTimeMillis() / TICK_MS - PAST_TICKS;

    static String entity(int number) {
        return "wave/" + number;
    }

    /** When tick {@code index} begins. */
    Instant time(int index) {
        return Instant.ofEpochMilli((firstTick + index) * TICK_MS);
    }

    /** Tick {@code index} of {@code entity}. */
    Sample sample(int entity, int index, boolean faulty) {
        float[] values = values(entity, index, faulty);
        return new Sample(
                entity(entity),
                time(index).plusMillis(9_500),
                Map.of(
                        METRICS.get(0), (double) values[0],
                        METRICS.get(1), (double) values[1],
                        METRICS.get(2), (double) values[2]),
                Map.of(),
                List.of());
    }

    private static float[] values(int entity, int index, boolean faulty) {
        Random noise = new Random(31L * entity + 1_000_003L * index);
        float[] values = new float[METRICS.size()];
        for (int i = 0; i < values.length; i++) {
            double angle = 2 * Math.PI * (index + 5 * entity) / (16 + 8 * i);
            values[i] = (float) (10 + 3 * Math.sin(angle) + 0.2 * noise.nextGaussian());
        }
        if (faulty) {
            values[1] += (noise.nextBoolean() ? 1 : -1) * (30 + 20 * noise.nextFloat());
        }
        return values;
    }

    /** A version of the model {@code wave}; another version has other weights. */
    static Model model(String version) {
        return model(version, TICK_MS);
    }

    static Model model(String version, long tickMs) {
        return model(version, tickMs, Instant.EPOCH);
    }

    static Model model(String version, long tickMs, Instant trainedAt) {
        List<TickSeries> series = new ArrayList<>();
        for (int entity = 0; entity < 4; entity++) {
            int taught = entity;
            series.add(series(entity(entity), METRICS, 240, index -> values(taught, index, false)));
        }
        return new ModelTrainer(SETTINGS.withSeed(version.hashCode()), RULES, TrainingListener.SILENT)
                .train(
                        new ModelId("wave", version),
                        new TrainingData(tickMs, series, List.of()),
                        trainedAt.toEpochMilli())
                .model();
    }

    /** The first {@code ticks} ticks of an entity, from 0 on without a gap. */
    static TickSeries series(String entity, List<String> metrics, int ticks, IntFunction<float[]> values) {
        return new TickSeries(
                entity,
                metrics,
                LongStream.range(0, ticks).toArray(),
                IntStream.range(0, ticks).mapToObj(values).toArray(float[][]::new));
    }
}

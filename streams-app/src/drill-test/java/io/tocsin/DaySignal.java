package io.tocsin;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A day of entities that are busy at noon and quiet at night: two levels, and a counter of what they served, which begins anew a few times. All noise
 * is a function of entity and tick. Tick 0 is a day ago.
 *
 * <p>Confined to one thread.
 */
final class DaySignal {
    static final int DAY_TICKS = 8_640;
    static final int HOUR_TICKS = 360;
    static final long TICK_MS = 10_000;

    private static final List<String> METRICS = List.of("day.latency", "day.load", "day.served");
    private static final CarryRules RULES = new CarryRules(6, 12);
    private static final int RESTART_EVERY_TICKS = 1_700;
    private static final int TAUGHT_ENTITIES = 3;
    private static final double TICK_SECONDS = TICK_MS / 1_000.0;

    /** A minute of leeway: the last tick has to lie before now. */
    private final long firstTick = System.currentTimeMillis() / TICK_MS - DAY_TICKS - 6;

    /** Where the counters stand. */
    private final double[] counted;

    DaySignal(int entities) {
        counted = new double[entities];
    }

    static String entity(int number) {
        return "day/" + number;
    }

    /** When tick {@code index} begins. */
    Instant time(int index) {
        return Instant.ofEpochMilli((firstTick + index) * TICK_MS);
    }

    /** Tick {@code index} of {@code entity}, read half a second before its end; each is asked for once, in order, as its counter goes on from the one before. */
    Sample sample(int entity, int index, boolean faulty) {
        float[] values = values(entity, index, faulty);
        return new Sample(
                entity(entity),
                time(index).plusMillis(TICK_MS - 500),
                Map.of(METRICS.get(0), (double) values[0], METRICS.get(1), (double) values[1]),
                Map.of(),
                List.of(new Reading(
                        METRICS.get(2),
                        "",
                        ReadingKind.CUMULATIVE,
                        Combine.MEAN,
                        counted(entity, index, values[2]),
                        Instant.EPOCH)));
    }

    /** How often the counters of all entities begin anew within the day. */
    long restarts() {
        return IntStream.range(0, counted.length)
                .mapToLong(entity -> IntStream.range(1, DAY_TICKS)
                        .filter(index -> isRestart(entity, index))
                        .count())
                .sum();
    }

    private static boolean isRestart(int entity, int index) {
        return (index + 131 * entity) % RESTART_EVERY_TICKS == 0;
    }

    private double counted(int entity, int index, float rate) {
        double before = isRestart(entity, index) ? 0 : counted[entity];
        counted[entity] = before + rate * TICK_SECONDS;
        return counted[entity];
    }

    private static float[] values(int entity, int index, boolean faulty) {
        Random noise = new Random(31L * entity + 1_000_003L * index);
        double day = 2 * Math.PI * (index - DAY_TICKS / 4.0 + 20 * entity) / DAY_TICKS;
        double minutes = 2 * Math.PI * (index + 7 * entity) / 48;
        double busy = 6 + 3 * Math.sin(day) + Math.sin(minutes);
        float[] values = {
            (float) (20 + 4 * busy + 0.6 * noise.nextGaussian()),
            (float) (busy + 0.1 * noise.nextGaussian()),
            (float) (100 * busy + 8 * noise.nextGaussian())
        };
        if (faulty) {
            values[0] += (noise.nextBoolean() ? 1 : -1) * (60 + 40 * noise.nextFloat());
        }
        return values;
    }

    /** A version of the model {@code day} that has seen a whole day; another version has other weights. */
    static Model model(String version) {
        List<TickSeries> series = new ArrayList<>();
        for (int entity = 0; entity < TAUGHT_ENTITIES; entity++) {
            int taught = entity;
            series.add(WaveSignal.series(entity(entity), METRICS, DAY_TICKS, index -> values(taught, index, false)));
        }
        return new ModelTrainer(
                        WaveSignal.SETTINGS.withEpochs(2).withSeed(version.hashCode()), RULES, TrainingListener.SILENT)
                .train(new ModelId("day", version), new TrainingData(TICK_MS, series, List.of()), 0)
                .model();
    }
}

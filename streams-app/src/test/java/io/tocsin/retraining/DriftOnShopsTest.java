package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.replay.EntityReplay;
import io.tocsin.replay.ReplayListener;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.simulation.ClientBehaviour;
import io.tocsin.simulation.FailureRule;
import io.tocsin.simulation.ShopFleet;
import io.tocsin.simulation.ShopMetrics;
import io.tocsin.simulation.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules as they are by default, on shops whose model has seen one day. Ten minutes are looked at at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftOnShopsTest {
    private static final int SHOPS = 3;
    private static final int DAY = 8_640;
    private static final int HOUR = 360;
    private static final int TICKS = 2 * DAY + 6 * HOUR;
    private static final int LOOK = 60;
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final long FIRST = START.toEpochMilli() / Scores.TICK_MS;
    private static final SimulationSettings QUIET =
            new SimulationSettings(20_000, 40_000, 1e9, 0, 0, ClientBehaviour.defaults(), FailureRule.defaults());

    private final List<TickSeries> shops = record();
    private final Model model = train();

    @Test
    void shouldNotTrainAnewForTheNextDays() {
        assertThat(firstDrift(shops)).isEmpty();
    }

    @Test
    void shouldNotTrainAnewForALevelThatTheEntitiesOffsetsFollow() {
        assertThat(firstDrift(changed(1.3, 0))).isEmpty();
    }

    @Test
    void shouldTrainAnewWithinHoursWhenAllIsTwiceAsMuchOrRougher() {
        for (List<TickSeries> other : List.of(changed(2, 0), changed(1, 0.3))) {
            Noticed noticed = firstDrift(other).orElseThrow();
            long changedAt = FIRST + 2 * DAY;
            assertThat(noticed.tick() - changedAt).isBetween(3L * HOUR, 4L * HOUR);
            assertThat(noticed.drift().sinceTick() - changedAt).isBetween(-30L, 60L);
        }
    }

    private record Noticed(long tick, Drift drift) {}

    /** Of what comes after the day that the model has seen. */
    private Optional<Noticed> firstDrift(List<TickSeries> recordings) {
        List<List<Score>> scores = recordings.stream()
                .map(one -> scores(one.between(FIRST + DAY, Long.MAX_VALUE)))
                .toList();
        DriftWatch watch =
                new DriftWatch("shops", DriftRules.over(Duration.ofHours(6), Scores.TICK_MS), Scores.TICK_MS);
        for (int i = 0; i < TICKS - DAY; i++) {
            for (List<Score> entity : scores) {
                watch.add(entity.get(i));
            }
            if (i % LOOK == 0 && watch.drift().isPresent()) {
                return watch.drift().map(drift -> new Noticed(watch.newestTick(), drift));
            }
        }
        return Optional.empty();
    }

    private List<Score> scores(TickSeries recording) {
        List<Score> scores = new ArrayList<>();
        ReplayListener listener = new ReplayListener() {
            @Override
            public void judged(int row, Score score, Prediction prediction) {
                scores.add(score);
            }
        };
        new EntityReplay(model, recording, TocsinConfig.defaults(), listener).run();
        return scores;
    }

    private Model train() {
        TrainingSettings settings =
                TrainingSettings.defaults().withNetwork(1, 8).withEpochs(3);
        List<TickSeries> firstDay =
                shops.stream().map(one -> one.between(FIRST, FIRST + DAY)).toList();
        return new ModelTrainer(settings, new CarryRules(6, 12), TrainingListener.SILENT)
                .train(new ModelId("shops", "v1"), new TrainingData(Scores.TICK_MS, firstDay, List.of()), 0)
                .model();
    }

    /** From the third day on each value times {@code factor} and a number around 1. */
    private List<TickSeries> changed(double factor, double noise) {
        Random random = new Random(5);
        List<TickSeries> changed = new ArrayList<>();
        for (TickSeries one : shops) {
            float[][] rows = new float[one.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = one.row(i).clone();
                for (int column = 0; i >= 2 * DAY && column < rows[i].length; column++) {
                    rows[i][column] *= (float) (factor * Math.exp(noise * random.nextGaussian()));
                }
            }
            changed.add(new TickSeries(one.entity(), one.metrics(), one.ticks(), rows));
        }
        return changed;
    }

    private static List<TickSeries> record() {
        ShopFleet fleet = new ShopFleet(7, SHOPS, START, QUIET);
        Map<String, float[][]> rows = new LinkedHashMap<>();
        long[] ticks = new long[TICKS];
        for (int tick = 0; tick < TICKS; tick++) {
            ticks[tick] = FIRST + tick;
            for (Sample sample : fleet.advance().samples()) {
                rows.computeIfAbsent(sample.getEntity(), entity -> new float[TICKS][])[tick] = row(sample);
            }
        }
        List<TickSeries> series = new ArrayList<>();
        rows.forEach((entity, recorded) -> series.add(new TickSeries(entity, ShopMetrics.ALL, ticks, recorded)));
        return series;
    }

    private static float[] row(Sample sample) {
        float[] row = new float[ShopMetrics.ALL.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = sample.getMetrics()
                    .getOrDefault(ShopMetrics.ALL.get(i), Double.NaN)
                    .floatValue();
        }
        return row;
    }
}

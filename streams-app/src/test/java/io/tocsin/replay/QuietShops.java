package io.tocsin.replay;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Sample;
import io.tocsin.simulation.ClientBehaviour;
import io.tocsin.simulation.FailureRule;
import io.tocsin.simulation.ShopFleet;
import io.tocsin.simulation.ShopMetrics;
import io.tocsin.simulation.SimulationSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Half a day of simulated shops that hardly ever sell off anything, and a model that some of them share. */
final class QuietShops {
    static final int TICKS = 4_320;
    static final int WARM_UP_TICKS = 12;
    static final long TICK_MS = 10_000;

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");
    private static final SimulationSettings QUIET =
            new SimulationSettings(20_000, 40_000, 1e9, 0, 0, ClientBehaviour.defaults(), FailureRule.defaults());

    private QuietShops() {}

    /** One recording a shop. */
    static List<TickSeries> record(int shops, long seed) {
        ShopFleet fleet = new ShopFleet(seed, shops, START, QUIET);
        Map<String, float[][]> rows = new LinkedHashMap<>();
        for (int tick = 0; tick < TICKS; tick++) {
            for (Sample sample : fleet.advance().samples()) {
                rows.computeIfAbsent(sample.getEntity(), entity -> new float[TICKS][])[tick] = row(sample);
            }
        }
        List<TickSeries> series = new ArrayList<>();
        rows.forEach((entity, recorded) -> series.add(new TickSeries(entity, ShopMetrics.ALL, ticks(), recorded)));
        return series;
    }

    private static long[] ticks() {
        long[] ticks = new long[TICKS];
        for (int i = 0; i < TICKS; i++) {
            ticks[i] = START.toEpochMilli() / TICK_MS + i;
        }
        return ticks;
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

    /** The first {@code ticks} of a recording, to be written to. */
    static TickSeries copy(TickSeries series, int ticks) {
        float[][] rows = new float[ticks][];
        long[] numbers = new long[ticks];
        for (int i = 0; i < ticks; i++) {
            rows[i] = series.row(i).clone();
            numbers[i] = series.tick(i);
        }
        return new TickSeries(series.entity(), series.metrics(), numbers, rows);
    }

    /** Sets a metric in rows {@code [from, to)}. */
    static void set(TickSeries series, String metric, float value, int from, int to) {
        for (int i = from; i < to; i++) {
            series.row(i)[series.metrics().indexOf(metric)] = value;
        }
    }

    static Model model(List<TickSeries> shops) {
        TrainingSettings settings =
                TrainingSettings.defaults().withNetwork(1, 16).withEpochs(4);
        return new ModelTrainer(settings, new CarryRules(6, WARM_UP_TICKS), TrainingListener.SILENT)
                .train(new ModelId("shop", "v1"), new TrainingData(TICK_MS, shops, List.of()), 0)
                .model();
    }
}

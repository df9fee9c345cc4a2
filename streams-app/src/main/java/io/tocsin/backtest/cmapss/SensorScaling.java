package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From what the sensors read to numbers of the same scale: in units of the standard deviation from the mean, both of the same operating condition,
 * held within ±{@value #MAX_DEVIATIONS}. A sensor that in its condition nearly always shows the same value is dropped: what is left of it are
 * rounding steps.
 *
 * <p>Thread-safe.
 *
 * @param conditions from settings to condition
 * @param statistics of the training engines
 * @param sensors positions of those that are kept
 */
record SensorScaling(OperatingConditions conditions, ConditionStatistics statistics, List<Integer> sensors) {
    private static final double MAX_DEVIATIONS = 5;
    /** A sensor whose most frequent value has this share of the cycles tells nothing. */
    private static final double CONSTANT_SHARE = 0.95;

    SensorScaling {
        sensors = List.copyOf(sensors);
    }

    /** @throws CmapssDataException if no sensor varies */
    static SensorScaling fit(String set, List<EngineRun> runs) {
        OperatingConditions conditions = OperatingConditions.fit(runs);
        List<Integer> varying = IntStream.range(0, runs.get(0).sensors()[0].length)
                .filter(sensor -> !isConstant(runs, conditions, sensor))
                .boxed()
                .toList();
        if (varying.isEmpty()) {
            throw new CmapssDataException("no sensor varies in the training file: set=" + set);
        }
        return new SensorScaling(conditions, ConditionStatistics.of(runs, conditions), varying);
    }

    private static boolean isConstant(List<EngineRun> runs, OperatingConditions conditions, int sensor) {
        List<Map<Double, Integer>> counts = new ArrayList<>();
        for (int c = 0; c < conditions.count(); c++) {
            counts.add(new HashMap<>());
        }
        int cycles = 0;
        for (EngineRun run : runs) {
            for (int t = 0; t < run.size(); t++) {
                counts.get(conditions.of(run.settings()[t])).merge(run.sensors()[t][sensor], 1, Integer::sum);
            }
            cycles += run.size();
        }
        int mostFrequent = counts.stream()
                .mapToInt(values -> values.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0))
                .sum();
        return mostFrequent >= CONSTANT_SHARE * cycles;
    }

    ScaledRun apply(EngineRun run) {
        float[][] levels = new float[run.size()][sensors.size()];
        for (int t = 0; t < levels.length; t++) {
            int condition = conditions.of(run.settings()[t]);
            for (int k = 0; k < levels[t].length; k++) {
                levels[t][k] = scaled(condition, sensors.get(k), run.sensors()[t][sensors.get(k)]);
            }
        }
        return new ScaledRun(run, levels);
    }

    private float scaled(int condition, int sensor, double value) {
        double deviation = statistics.deviations()[condition][sensor];
        double scaled = deviation > 0 ? (value - statistics.means()[condition][sensor]) / deviation : 0;
        return (float) Math.max(-MAX_DEVIATIONS, Math.min(MAX_DEVIATIONS, scaled));
    }
}

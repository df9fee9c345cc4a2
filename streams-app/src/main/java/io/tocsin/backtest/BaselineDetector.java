package io.tocsin.backtest;

import io.tocsin.baseline.Baseline;
import io.tocsin.engine.features.FeatureFit;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.scoring.TailFit;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A baseline with the same features and scaling as the detector, and a boundary by the same budget: fitted to the first part of the training ticks,
 * it scores the rest of them, and their tail gives the boundary.
 *
 * <p>Thread-safe.
 */
final class BaselineDetector implements Detector {
    /** As much of the training part as the detector's weights are trained on. */
    private static final double FITTED_SHARE = 0.65;

    private static final double WEEK_MS = 7 * 24 * 3600 * 1000.0;

    private final String name;
    private final boolean isRandom;
    private final LongFunction<Baseline> create;
    private final double falseAlarmsPerWeek;

    BaselineDetector(String name, boolean isRandom, LongFunction<Baseline> create, double falseAlarmsPerWeek) {
        this.name = name;
        this.isRandom = isRandom;
        this.create = create;
        this.falseAlarmsPerWeek = falseAlarmsPerWeek;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isRandom() {
        return isRandom;
    }

    @Override
    public Detection detect(ServerSeries series, long seed) {
        FeatureSet features = FeatureFit.fit(List.of(series.training()));
        float[][] training = encoded(features, series.training());
        double[] scores = create.apply(seed).scores(training, encoded(features, series.test()));
        double[] boundaries = new double[scores.length];
        Arrays.fill(boundaries, boundary(series, seed, training));
        return new Detection(scores, boundaries, null);
    }

    private double boundary(ServerSeries series, long seed, float[][] training) {
        int fitted = (int) (FITTED_SHARE * training.length);
        double[] scores = create.apply(seed)
                .scores(Arrays.copyOf(training, fitted), Arrays.copyOfRange(training, fitted, training.length));
        float[] calibration = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            calibration[i] = (float) scores[i];
        }
        double ticksPerWeek = WEEK_MS / series.tickDurationMs();
        return TailFit.level(Math.min(0.5, falseAlarmsPerWeek / ticksPerWeek), calibration);
    }

    private static float[][] encoded(FeatureSet features, TickSeries series) {
        TickSeries selected = series.select(features.metrics());
        float[][] rows = new float[selected.size()][features.size()];
        for (int i = 0; i < rows.length; i++) {
            features.encode(selected.row(i), rows[i]);
        }
        return rows;
    }
}

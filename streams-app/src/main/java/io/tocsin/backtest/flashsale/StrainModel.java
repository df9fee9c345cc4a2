package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Foretells for each horizon the worst of each sign of strain, linearly, plus what recurrent networks add, and takes the mean of the signs in units of
 * their forecasts' deviations as the score of a coming failure. No label of a failure is learned from; only calibration needs them.
 *
 * <p>Confined to one thread.
 */
final class StrainModel {
    /** Beside standardised inputs: half of what a single input could explain is not believed. */
    private static final double PENALTY = 1;

    private static final double MAX_INPUT = 6;
    private static final double MAX_NETWORK_INPUT = 4;
    private static final double MAX_TARGET = 12;

    private final Recording recording;
    private final int signs;
    private final Standardiser inputScale;
    private final Standardiser networkScale;
    private final RidgeForecast linear;
    private final List<CorrectionNetwork> networks = new ArrayList<>();
    private final ServiceInputs inputs;
    private final double[] deviations;

    /**
     * Learns from the ticks of {@code training}, whose targets may look {@link Horizons#LONGEST} ticks beyond it.
     *
     * @param seeds one a network; none for the linear forecast alone
     */
    StrainModel(Recording recording, TickMask training, List<Long> seeds) {
        this.recording = recording;
        MemoryFloor memory = new MemoryFloor(ceiling(recording, training));
        StrainTargets strain = new StrainTargets(recording.columns(), memory);
        this.signs = strain.signs();
        this.inputs = new ServiceInputs(recording.columns(), memory);
        List<double[][]> x = rows();
        List<double[][]> y = recording.runs().stream().map(strain::of).toList();
        double[][] learned = Masked.rows(x, training);
        this.inputScale = new Standardiser(learned, MAX_INPUT);
        this.networkScale = new Standardiser(learned, MAX_NETWORK_INPUT);
        Standardiser targetScale = new Standardiser(Masked.rows(y, training), MAX_TARGET);
        this.linear =
                new RidgeForecast(inputScale.apply(learned), targetScale.apply(Masked.rows(y, training)), PENALTY);
        if (!seeds.isEmpty()) {
            List<float[][]> residuals = residuals(x, y, targetScale);
            List<float[][]> scaled = x.stream().map(this::networkInputs).toList();
            seeds.forEach(seed -> networks.add(CorrectionNetwork.train(scaled, residuals, training, seed)));
        }
        this.deviations = Masked.deviations(x.stream().map(this::forecast).toList(), training);
    }

    private static double ceiling(Recording recording, TickMask training) {
        double ceiling = 0;
        for (int r = 0; r < recording.runs().size(); r++) {
            ShopRun run = recording.runs().get(r);
            double[] use = new LastValues(run).column(recording.columns().memory());
            for (int t = 0; t < use.length; t++) {
                ceiling = training.has(r, t) ? Math.max(ceiling, use[t]) : ceiling;
            }
        }
        return ceiling;
    }

    private List<double[][]> rows() {
        RatioColumns ratios = new RatioColumns();
        return recording.runs().stream().map(run -> inputs.of(run, ratios)).toList();
    }

    private List<float[][]> residuals(List<double[][]> x, List<double[][]> y, Standardiser targetScale) {
        List<float[][]> residuals = new ArrayList<>();
        for (int r = 0; r < x.size(); r++) {
            float[][] of = new float[x.get(r).length][];
            for (int t = 0; t < of.length; t++) {
                double[] forecast = linear.apply(inputScale.apply(x.get(r)[t]));
                double[] target = targetScale.apply(y.get(r)[t]);
                of[t] = new float[target.length];
                for (int k = 0; k < target.length; k++) {
                    of[t][k] = (float) (target[k] - forecast[k]);
                }
            }
            residuals.add(of);
        }
        return residuals;
    }

    private float[][] networkInputs(double[][] rows) {
        float[][] scaled = new float[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            double[] row = networkScale.apply(rows[t]);
            scaled[t] = new float[row.length];
            for (int k = 0; k < row.length; k++) {
                scaled[t][k] = (float) row[k];
            }
        }
        return scaled;
    }

    private double[][] forecast(double[][] rows) {
        double[][] forecast = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            forecast[t] = linear.apply(inputScale.apply(rows[t]));
        }
        for (CorrectionNetwork network : networks) {
            float[][] correction = network.apply(networkInputs(rows));
            for (int t = 0; t < rows.length; t++) {
                for (int k = 0; k < forecast[t].length; k++) {
                    forecast[t][k] += correction[t][k] / networks.size();
                }
            }
        }
        return forecast;
    }

    /** For each horizon the score of each tick of each run; what was not learned from is scored as it would be in service. */
    List<List<float[]>> scores() {
        List<List<float[]>> scores = new ArrayList<>();
        Horizons.TICKS.forEach(horizon -> scores.add(new ArrayList<>()));
        for (double[][] rows : rows()) {
            double[][] forecast = forecast(rows);
            for (int h = 0; h < scores.size(); h++) {
                float[] score = new float[rows.length];
                for (int t = 0; t < score.length; t++) {
                    score[t] = mean(forecast[t], h);
                }
                scores.get(h).add(score);
            }
        }
        return scores;
    }

    private float mean(double[] forecast, int horizon) {
        double sum = 0;
        for (int s = 0; s < signs; s++) {
            int k = horizon * signs + s;
            sum += forecast[k] / deviations[k];
        }
        return (float) (sum / signs);
    }
}

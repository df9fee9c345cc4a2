package io.tocsin.example;

import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Will the coming sale bring a failure? Each run is judged by networks that learned from the other runs, and by two simpler methods that did the same.
 *
 * <p>Confined to one thread.
 */
public final class FlashSaleExample {
    private final ShopTrace trace;
    private final FlashSaleSettings settings;
    private final Trainings trainings;
    private final List<float[]> networkScores = new ArrayList<>();
    private final List<float[]> regressionScores = new ArrayList<>();
    private final List<float[]> loadScores = new ArrayList<>();
    private long networkNanos;
    private long regressionNanos;

    public FlashSaleExample(ShopTrace trace, FlashSaleSettings settings, Trainings trainings) {
        if (trace.runs().size() < 2) {
            throw new ExampleDataException("needs at least two runs, one to learn from and one to judge by: source="
                    + trace.name() + " runs=" + trace.runs().size());
        }
        this.trace = trace;
        this.settings = settings;
        this.trainings = trainings;
    }

    /** Leaves each run out once. */
    public FlashSaleResult run() {
        for (ShopRun run : trace.runs()) {
            judge(run);
        }
        List<float[]> targets = trace.runs().stream()
                .map(run -> FailureTargets.of(run, settings.horizonTicks()))
                .toList();
        return new FlashSaleResult(
                trace,
                settings,
                targets,
                List.of(
                        new FailureForecast("LSTM, 2 layers", networkScores, networkNanos / 1e9),
                        new FailureForecast("logistic regression", regressionScores, regressionNanos / 1e9),
                        new FailureForecast("requests a second", loadScores, 0)));
    }

    private void judge(ShopRun judged) {
        List<ShopRun> others = trace.runs().stream()
                .filter(run -> !run.name().equals(judged.name()))
                .toList();
        FeatureSet features = RunInputs.fit(others, FailureNetwork.TRAINING_SHARE);
        List<RunInputs> training = others.stream()
                .map(run -> RunInputs.of(run, features, settings.horizonTicks()))
                .toList();
        RunInputs inputs = RunInputs.of(judged, features, settings.horizonTicks());
        long startNanos = System.nanoTime();
        networkScores.add(networkScores(judged, training, inputs));
        long betweenNanos = System.nanoTime();
        regressionScores.add(LogisticRegression.train(training).probabilities(inputs));
        networkNanos += betweenNanos - startNanos;
        regressionNanos += System.nanoTime() - betweenNanos;
        float[] load = new float[judged.size()];
        for (int t = 0; t < load.length; t++) {
            load[t] = Double.isNaN(judged.load()[t]) ? 0f : (float) judged.load()[t];
        }
        loadScores.add(load);
    }

    private float[] networkScores(ShopRun judged, List<RunInputs> training, RunInputs inputs) {
        FailureNetwork trainer = new FailureNetwork(settings);
        float[] mean = new float[inputs.size()];
        for (int i = 0; i < settings.networks(); i++) {
            String what = "network " + (i + 1) + " of " + settings.networks() + " to judge " + judged.name();
            TrainingListener listener = trainings.begin(what, settings.epochs());
            Network network = trainer.train(training, settings.seed() + i, listener);
            float[] probabilities = FailureNetwork.probabilities(network, inputs);
            for (int t = 0; t < mean.length; t++) {
                mean[t] += probabilities[t] / settings.networks();
            }
        }
        return mean;
    }
}

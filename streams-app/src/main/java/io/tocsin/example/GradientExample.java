package io.tocsin.example;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequenceGradient;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Vanishing gradients (Hochreiter 1991; Bengio et al. 1994): how large the derivative of the last output by the input k steps before is, {@code ‖∂y_T
 * / ∂x_(T−k)‖}, as a share of that by the last input, in networks as training finds them at its start.
 *
 * <p>Confined to one thread.
 */
public final class GradientExample {
    private static final float LONG_MEMORY_BIAS = 3f;
    /** Steps before those that are looked at, so that all of them are alike: a state that begins at zero takes a while to fill. */
    private static final int FILLING_STEPS = 100;

    private final GradientSettings settings;

    public GradientExample(GradientSettings settings) {
        this.settings = settings;
    }

    /** One curve a kind of network. */
    public List<GradientDecay> run() {
        return List.of(
                decay("plain RNN (tanh)", Cell.RNN_TANH, Float.NaN),
                decay("plain RNN (ReLU)", Cell.RNN_RELU, Float.NaN),
                decay("GRU", Cell.GRU, Float.NaN),
                decay("LSTM, forget bias 1", Cell.LSTM, Float.NaN),
                decay("LSTM, forget bias 3", Cell.LSTM, LONG_MEMORY_BIAS));
    }

    private GradientDecay decay(String kind, Cell cell, float forgetBias) {
        List<double[]> curves = new ArrayList<>();
        for (int i = 0; i < settings.networks(); i++) {
            curves.add(curve(cell, forgetBias, settings.seed() + i));
        }
        return new GradientDecay(kind, quantile(curves, 0.5), quantile(curves, 0.1), quantile(curves, 0.9));
    }

    private double[] curve(Cell cell, float forgetBias, long seed) {
        HeadSpec head = HeadSpec.of("last", Output.VALUES, 1);
        NetworkSpec spec = NetworkSpec.stack(GradientSettings.INPUTS, cell, 1, settings.hidden(), List.of(head));
        Network network = Network.initial(spec, seed);
        if (!Float.isNaN(forgetBias)) {
            LstmLayer layer = (LstmLayer) network.layers().get(0);
            Arrays.fill(layer.bias(), settings.hidden(), 2 * settings.hidden(), forgetBias);
        }
        int steps = FILLING_STEPS + settings.steps();
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        SequencePass pass = new SequencePass(prepared, steps, GradientSettings.SEQUENCES);
        SplittableRandom random = new SplittableRandom(seed);
        float[] inputs = pass.inputs().values();
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = (float) random.nextGaussian();
        }
        pass.run(steps, new NetworkState(spec, GradientSettings.SEQUENCES), null, null);
        SequenceGradient gradient = new SequenceGradient(prepared, pass, Network.zeros(spec));
        TimeMajor asked = gradient.dOutput(0);
        asked.clear();
        Arrays.fill(asked.values(), asked.at(steps - 1), asked.at(steps), 1f);
        gradient.run(steps);
        return norms(gradient.dInputs());
    }

    /** Lag by lag, the mean over the sequences, as a share of lag 0. */
    private double[] norms(TimeMajor dInputs) {
        double[] norms = new double[settings.steps()];
        for (int lag = 0; lag < norms.length; lag++) {
            for (int b = 0; b < dInputs.batch(); b++) {
                norms[lag] += norm(dInputs, dInputs.time() - 1 - lag, b);
            }
        }
        double first = norms[0];
        for (int lag = 0; lag < norms.length; lag++) {
            norms[lag] /= first;
        }
        return norms;
    }

    private static double norm(TimeMajor all, int t, int b) {
        double sum = 0;
        for (int k = all.at(t, b); k < all.at(t, b) + all.width(); k++) {
            sum += (double) all.values()[k] * all.values()[k];
        }
        return Math.sqrt(sum);
    }

    private static double[] quantile(List<double[]> curves, double share) {
        double[] quantile = new double[curves.get(0).length];
        for (int lag = 0; lag < quantile.length; lag++) {
            int at = lag;
            double[] sorted =
                    curves.stream().mapToDouble(curve -> curve[at]).sorted().toArray();
            quantile[lag] = sorted[(int) Math.round(share * (sorted.length - 1))];
        }
        return quantile;
    }
}

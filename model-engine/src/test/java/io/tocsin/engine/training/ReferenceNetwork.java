package io.tocsin.engine.training;

import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;

/** The network and its losses once more, in {@code double} and as plainly as the formulas are written: what the gradients are checked against. */
final class ReferenceNetwork {
    private ReferenceNetwork() {}

    static double loss(Network network, Loss weights, TrainingSequence sequence, int firstCounted) {
        int layers = network.layers().size();
        int hidden = network.spec().hidden();
        double[][] h = new double[layers][hidden];
        double[][] c = new double[layers][hidden];
        double forecastSum = 0;
        double failureSum = 0;
        double[] forecast = new double[network.spec().features()];
        for (int t = 0; t < sequence.size(); t++) {
            double[] x = new double[forecast.length];
            for (int f = 0; f < x.length; f++) {
                float value = sequence.inputs()[t][f];
                // No gradient flows through the stand-in for a missing value, so the check keeps such values out of its
                // sequences.
                x[f] = value;
            }
            for (int i = 0; i < layers; i++) {
                step(network.layers().get(i), x, h[i], c[i]);
                x = h[i];
            }
            forecast = dense(network.forecast(), x);
            for (int f = 0; f < forecast.length; f++) {
                forecast[f] += (double) network.persistence()[f] * sequence.inputs()[t][f];
            }
            if (t < firstCounted) {
                continue;
            }
            if (t + 1 < sequence.size() && sequence.usual()[t + 1]) {
                forecastSum += huber(forecast, sequence.inputs()[t + 1]);
            }
            if (network.failure() != null && sequence.targets()[t] != FailureTarget.UNKNOWN) {
                boolean failure = sequence.targets()[t] == FailureTarget.FAILURE;
                double[] logits = dense(network.failure(), x);
                double sum = Math.exp(logits[0]) + Math.exp(logits[1]);
                failureSum -= weights.failureShare()
                        * (failure ? weights.failureWeight() : 1)
                        * Math.log(Math.exp(logits[failure ? 1 : 0]) / sum);
            }
        }
        return forecastSum + failureSum;
    }

    private static double huber(double[] forecast, float[] target) {
        double sum = 0;
        int present = 0;
        for (int f = 0; f < target.length; f++) {
            if (!Float.isNaN(target[f])) {
                double error = Math.abs(forecast[f] - target[f]);
                sum += error <= 1 ? error * error / 2 : error - 0.5;
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    private static double[] dense(DenseLayer layer, double[] x) {
        double[] y = new double[layer.outputs()];
        for (int j = 0; j < y.length; j++) {
            y[j] = layer.bias()[j];
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * layer.weights()[i][j];
            }
        }
        return y;
    }

    private static void step(LstmLayer layer, double[] x, double[] h, double[] c) {
        int n = layer.hidden();
        double[] z = new double[4 * n];
        for (int j = 0; j < z.length; j++) {
            z[j] = layer.bias()[j];
            for (int i = 0; i < layer.inputs(); i++) {
                z[j] += x[i] * layer.weights()[i][j];
            }
            for (int i = 0; i < n; i++) {
                z[j] += h[i] * layer.weights()[layer.inputs() + i][j];
            }
        }
        for (int k = 0; k < n; k++) {
            c[k] = sigmoid(z[n + k]) * c[k] + sigmoid(z[k]) * Math.tanh(z[3 * n + k]);
            h[k] = sigmoid(z[2 * n + k]) * Math.tanh(c[k]);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

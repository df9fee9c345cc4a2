package io.tocsin.engine.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The network once more, in {@code double} and as plainly as the formulas are written: what the fast one and its gradients are checked against. */
final class ReferenceNetwork {
    private ReferenceNetwork() {}

    /** What each head gives at each step of one sequence, {@code [head][step][output]}. */
    static List<List<double[]>> outputs(Network network, double[][] inputs) {
        List<double[]> x = List.of(inputs);
        for (int i = 0; i < network.layers().size(); i++) {
            List<double[]> forward = run(network.layers().get(i), x);
            if (network.spec().bidirectional()) {
                List<double[]> reversed = new ArrayList<>(x);
                Collections.reverse(reversed);
                List<double[]> backward = run(network.reverse().get(i), reversed);
                Collections.reverse(backward);
                forward = concatenated(forward, backward);
            }
            x = forward;
        }
        List<List<double[]>> outputs = new ArrayList<>();
        for (Head head : network.heads()) {
            List<double[]> steps = new ArrayList<>();
            for (int t = 0; t < inputs.length; t++) {
                steps.add(apply(head, x.get(t), inputs[t]));
            }
            outputs.add(steps);
        }
        return outputs;
    }

    private static List<double[]> concatenated(List<double[]> first, List<double[]> second) {
        List<double[]> both = new ArrayList<>();
        for (int t = 0; t < first.size(); t++) {
            double[] one = new double[first.get(t).length + second.get(t).length];
            System.arraycopy(first.get(t), 0, one, 0, first.get(t).length);
            System.arraycopy(second.get(t), 0, one, first.get(t).length, second.get(t).length);
            both.add(one);
        }
        return both;
    }

    private static List<double[]> run(RecurrentLayer layer, List<double[]> inputs) {
        List<double[]> outputs = new ArrayList<>();
        double[] h = new double[layer.hidden()];
        double[] c = new double[layer.hidden()];
        for (double[] x : inputs) {
            h = step(layer, x, h, c);
            outputs.add(h);
        }
        return outputs;
    }

    private static double[] step(RecurrentLayer layer, double[] x, double[] h, double[] c) {
        int n = layer.hidden();
        double[] fromX = product(layer.weights(), 0, x, layer.columns());
        double[] fromH = product(layer.weights(), layer.inputs(), h, layer.columns());
        double[] next = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = fromX[k] + fromH[k] + layer.bias()[k];
            switch (layer.cell()) {
                case RNN_TANH -> next[k] = Math.tanh(sum);
                case RNN_RELU -> next[k] = Math.max(0, sum);
                case LSTM -> {
                    double f = sigmoid(fromX[n + k] + fromH[n + k] + layer.bias()[n + k]);
                    double o = sigmoid(fromX[2 * n + k] + fromH[2 * n + k] + layer.bias()[2 * n + k]);
                    double g = Math.tanh(fromX[3 * n + k] + fromH[3 * n + k] + layer.bias()[3 * n + k]);
                    c[k] = f * c[k] + sigmoid(sum) * g;
                    next[k] = o * Math.tanh(c[k]);
                }
                case GRU -> {
                    double z = sigmoid(fromX[n + k] + fromH[n + k] + layer.bias()[n + k]);
                    double m = fromH[2 * n + k] + ((GruLayer) layer).recurrentBias()[k];
                    double candidate = Math.tanh(fromX[2 * n + k] + layer.bias()[2 * n + k] + sigmoid(sum) * m);
                    next[k] = (1 - z) * candidate + z * h[k];
                }
            }
        }
        return next;
    }

    private static double[] apply(Head head, double[] top, double[] input) {
        double[] y = top;
        for (int i = 0; i < head.layers().size(); i++) {
            DenseLayer layer = head.layers().get(i);
            double[] next = product(layer.weights(), 0, y, layer.outputs());
            for (int j = 0; j < next.length; j++) {
                next[j] += layer.bias()[j];
                next[j] = i < head.layers().size() - 1 ? Math.max(0, next[j]) : next[j];
            }
            y = next;
        }
        for (int f = 0; f < head.persistence().length; f++) {
            y[f] += head.persistence()[f] * input[f];
        }
        return y;
    }

    private static double[] product(float[][] weights, int firstRow, double[] x, int columns) {
        double[] y = new double[columns];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < columns; j++) {
                y[j] += x[i] * weights[firstRow + i][j];
            }
        }
        return y;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

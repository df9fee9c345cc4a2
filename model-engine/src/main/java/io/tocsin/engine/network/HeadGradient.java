package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way back through a head.
 *
 * <p>Confined to one thread.
 */
final class HeadGradient {
    private final Head head;
    private final Head gradient;
    private final List<TimeMajor> outputs;
    private final List<TimeMajor> dOutputs = new ArrayList<>();
    private final List<Matrix> transposed = new ArrayList<>();

    HeadGradient(Kernels kernels, Head head, Head gradient, List<TimeMajor> outputs) {
        this.head = head;
        this.gradient = gradient;
        this.outputs = outputs;
        for (int i = 0; i < outputs.size(); i++) {
            TimeMajor output = outputs.get(i);
            dOutputs.add(TimeMajor.zeros(output.time(), output.batch(), output.width()));
            DenseLayer layer = head.layers().get(i);
            transposed.add(kernels.matrix(layer.outputs(), layer.inputs()));
        }
        weightsChanged();
    }

    void weightsChanged() {
        for (int i = 0; i < transposed.size(); i++) {
            transposed.get(i).loadTransposed(head.layers().get(i).weights(), 0);
        }
    }

    TimeMajor dOutput() {
        return dOutputs.get(dOutputs.size() - 1);
    }

    void run(Kernels kernels, int time, TimeMajor top, TimeMajor input, TimeMajor dTop, TimeMajor dInput) {
        persistence(time, input, dInput);
        for (int i = outputs.size() - 1; i >= 0; i--) {
            TimeMajor d = dOutputs.get(i);
            TimeMajor x = i == 0 ? top : outputs.get(i - 1);
            TimeMajor dx = i == 0 ? dTop : dOutputs.get(i - 1);
            DenseLayer sum = gradient.layers().get(i);
            int vectors = time * d.batch();
            kernels.addOuterProducts(
                    vectors, x.values(), 0, x.width(), x.width(), d.values(), 0, d.width(), sum.weights(), 0);
            LayerTrace.addColumnSums(d, time, sum.bias(), 0);
            if (i > 0) {
                Arrays.fill(dx.values(), 0, dx.at(time), 0f);
            }
            transposed.get(i).addProducts(vectors, d.values(), 0, d.width(), dx.values(), 0);
            if (i > 0) {
                blankWhereNegative(x, dx, time);
            }
        }
    }

    private void persistence(int time, TimeMajor input, TimeMajor dInput) {
        float[] persistence = head.persistence();
        TimeMajor d = dOutput();
        for (int k = 0; persistence.length > 0 && k < d.at(time); k++) {
            int f = k % persistence.length;
            gradient.persistence()[f] += d.values()[k] * input.values()[k];
            dInput.values()[k] += d.values()[k] * persistence[f];
        }
    }

    private static void blankWhereNegative(TimeMajor x, TimeMajor dx, int time) {
        for (int k = 0; k < dx.at(time); k++) {
            dx.values()[k] = x.values()[k] > 0 ? dx.values()[k] : 0f;
        }
    }
}

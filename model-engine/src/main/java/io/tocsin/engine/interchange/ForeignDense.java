package io.tocsin.engine.interchange;

import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes dense layers of tensors. Thread-safe. */
final class ForeignDense {
    private static final int MAX_WIDTH = Math.max(NetworkSpec.MAX_FEATURES, 2 * NetworkSpec.MAX_HIDDEN);

    private ForeignDense() {}

    /**
     * A dense layer.
     *
     * @param weights {@code [inputs, outputs]}
     * @param bias {@code [outputs]}; null for 0
     * @param where the tensor or node it came from, for errors
     */
    static DenseLayer of(Tensor weights, @Nullable Tensor bias, String where) {
        int inputs = weights.shape().get(0);
        int outputs = weights.shape().get(1);
        if (inputs < 1 || outputs < 1 || inputs > MAX_WIDTH || outputs > MAX_WIDTH) {
            throw new UnusableFileException("dense layer is of no usable width: " + where + " inputs=" + inputs
                    + " outputs=" + outputs + " max=" + MAX_WIDTH);
        }
        if (bias != null && !bias.shape().equals(List.of(outputs))) {
            throw new UnusableFileException(
                    "bias has another length: " + where + " bias=" + bias.shape() + " needs=" + outputs);
        }
        float[][] rows = new float[inputs][];
        for (int i = 0; i < inputs; i++) {
            rows[i] = Arrays.copyOfRange(weights.values(), i * outputs, (i + 1) * outputs);
        }
        return new DenseLayer(
                inputs,
                outputs,
                rows,
                bias == null ? new float[outputs] : bias.values().clone());
    }
}

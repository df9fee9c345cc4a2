package io.tocsin.engine.interchange;

import io.tocsin.engine.network.DenseLayer;
import java.util.List;

/**
 * Dense layers on the top recurrent layer, max(0, ·) between them, as a file has them.
 *
 * <p>Thread-safe.
 *
 * @param name of the output in the file
 * @param persistence what each input is multiplied by before it is added to the output, of length 0 if nothing is added
 */
public record DenseHead(String name, List<DenseLayer> layers, float[] persistence) {

    public DenseHead {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a head needs a dense layer: head=" + name);
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("dense layers do not fit together: head=" + name + " layer=" + i
                        + " inputs=" + layers.get(i).inputs() + " needs="
                        + layers.get(i - 1).outputs());
            }
        }
    }

    int inputs() {
        return layers.get(0).inputs();
    }
}

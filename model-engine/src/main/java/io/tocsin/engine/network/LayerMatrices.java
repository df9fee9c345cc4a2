package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;

/**
 * A layer's weights as the kernels read them best, the part from x and the part from h.
 *
 * <p>Thread-safe while nobody loads them anew.
 */
public record LayerMatrices(Matrix input, Matrix recurrent) {

    public static LayerMatrices of(Kernels kernels, RecurrentLayer layer) {
        LayerMatrices matrices = new LayerMatrices(
                kernels.matrix(layer.inputs(), layer.columns()), kernels.matrix(layer.hidden(), layer.columns()));
        matrices.load(layer);
        return matrices;
    }

    /** The weights the other way round, for the way back. */
    public static LayerMatrices transposed(Kernels kernels, RecurrentLayer layer) {
        LayerMatrices matrices = new LayerMatrices(
                kernels.matrix(layer.columns(), layer.inputs()), kernels.matrix(layer.columns(), layer.hidden()));
        matrices.loadTransposed(layer);
        return matrices;
    }

    public void load(RecurrentLayer layer) {
        input.load(layer.weights(), 0);
        recurrent.load(layer.weights(), layer.inputs());
    }

    public void loadTransposed(RecurrentLayer layer) {
        input.loadTransposed(layer.weights(), 0);
        recurrent.loadTransposed(layer.weights(), layer.inputs());
    }
}

package io.tocsin.engine.kernel;

/**
 * The arithmetic of the network. Implementations give the same numbers up to rounding; the scalar twin is the reference.
 *
 * <p>Matrices are stored by input: {@code rows[i]} holds the weights from input {@code i} to every output, so that a product adds whole rows
 * and the inner loop runs over outputs with the same index in every array. Nothing is allocated. Callers own all arrays and guarantee the
 * shapes; an implementation checks none beyond what Java does.
 *
 * <p>Thread-safe: implementations keep no state.
 */
public interface Kernels {

    /** The implementation that this machine runs best. */
    static Kernels chosen() {
        return ScalarKernels.INSTANCE;
    }

    /** Short name for logs and reports. */
    String name();

    /**
     * Adds a vector–matrix product: {@code out[j] += Σ x[i] · rows[firstRow + i][j]} over {@code i < count}, for every {@code j} of {@code
     * out}.
     */
    void addProduct(float[] x, int count, float[][] rows, int firstRow, float[] out);

    /** Adds an outer product: {@code rows[firstRow + i][j] += x[i] · d[j]} over {@code i < count}, for every {@code j} of {@code d}. */
    void addOuterProduct(float[] x, int count, float[] d, float[][] rows, int firstRow);

    /** Replaces each value of {@code [from, to)} by 1 / (1 + e⁻ᵛ), with a relative error below 5e-7. */
    void sigmoid(float[] values, int from, int to);

    /** Replaces each value of {@code [from, to)} by tanh(v), with an absolute error below 5e-7. */
    void tanh(float[] values, int from, int to);
}

package io.tocsin.engine.kernel;

/**
 * The arithmetic of the network. Implementations give the same numbers up to rounding; the scalar twin is the reference.
 *
 * <p>Batches lie in flat arrays, one vector behind the other: vector b of width w begins at {@code b · w}. Nothing is allocated but by {@link
 * #matrix}. Callers own all arrays and guarantee the shapes; an implementation checks none beyond what Java does.
 *
 * <p>Thread-safe: implementations keep no state.
 */
public interface Kernels {

    /**
     * The implementation that this machine runs best, the same one as long as the process lives.
     *
     * @throws IllegalStateException if {@code -Dtocsin.kernels=simd} asks for vectors that cannot be had
     */
    static Kernels chosen() {
        return KernelChoice.ofProcess().kernels();
    }

    /** One line that says which implementation {@link #chosen} is and why. */
    static String choice() {
        return KernelChoice.ofProcess().toString();
    }

    /** The reference in plain Java. */
    static Kernels scalar() {
        return ScalarKernels.INSTANCE;
    }

    /** Short name for logs and reports. */
    String name();

    /** How many values a vector holds; 1 where there are none. */
    int lanes();

    /** A matrix of zeros, {@code [rows][columns]}. */
    Matrix matrix(int rows, int columns);

    /**
     * Adds a sum of outer products, what a batch adds to the gradient of a matrix: {@code sums[firstRow + i][j] += Σ x[xOffset + b · xStride + i] ·
     * d[dOffset + b · columns + j]} over {@code b < batch}, for {@code i < rows} and {@code j < columns}.
     */
    void addOuterProducts(
            int batch,
            float[] x,
            int xOffset,
            int xStride,
            int rows,
            float[] d,
            int dOffset,
            int columns,
            float[][] sums,
            int firstRow);

    /** Replaces each value of {@code [from, to)} by 1 / (1 + e⁻ᵛ), with a relative error below 5e-7. */
    void sigmoid(float[] values, int from, int to);

    /** Replaces each value of {@code [from, to)} by tanh(v), with an absolute error below 5e-7. */
    void tanh(float[] values, int from, int to);

    /**
     * The LSTM's new cell: {@code c' = f∘c + i∘g}, written twice, into the state and to where it will be squashed.
     *
     * @param gates from {@code at} on the activated input, forget, output gate and candidate, each of length {@code hidden}
     */
    void advanceCell(
            float[] gates, int at, int hidden, float[] state, int c, int next, float[] activation, int activationAt);

    /** {@code out = a∘b} for {@code count} values from the given places on. */
    void multiply(float[] a, int aAt, float[] b, int bAt, float[] out, int outAt, int count);
}

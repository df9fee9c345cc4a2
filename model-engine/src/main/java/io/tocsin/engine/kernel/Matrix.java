package io.tocsin.engine.kernel;

/**
 * A matrix of weights, laid out as its {@link Kernels} read it best. Element {@code [i][j]} is the weight from input {@code i} to output {@code
 * j}.
 *
 * <p>Each output is summed over the inputs in ascending order by one accumulator, for one vector and for a batch alike: a batch gives the very
 * bits of its vectors one by one. Nothing is allocated. Callers own all arrays and guarantee the shapes; an implementation checks none beyond
 * what Java does.
 *
 * <p>Thread-safe while nobody calls {@link #load}.
 */
public interface Matrix {

    /** Number of inputs. */
    int rows();

    /** Number of outputs. */
    int columns();

    /** Takes the weights anew from {@code [firstRow .. firstRow + rows)[columns]} of {@code source}. */
    void load(float[][] source, int firstRow);

    /** Takes the weights anew from the transpose of {@code [firstRow .. firstRow + columns)[rows]} of {@code source}. */
    void loadTransposed(float[][] source, int firstRow);

    /**
     * {@code out[outOffset + j] += Σ x[xOffset + i] · w[i][j]} for every output j.
     */
    void addProduct(float[] x, int xOffset, float[] out, int outOffset);

    /**
     * {@link #addProduct} for {@code batch} vectors: vector b is read from {@code xOffset + b · xStride} and added at {@code outOffset + b ·
     * columns}.
     */
    void addProducts(int batch, float[] x, int xOffset, int xStride, float[] out, int outOffset);
}

package io.tocsin.baseline;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Linear least squares with several targets and a penalty on the size of the weights, by its normal equations {@code (XᵀX + λnI) W = XᵀY}.
 *
 * <p>Confined to one thread.
 */
final class RidgeRegression {
    /** Only the symmetry and positivity of rounding noise are let pass. */
    private static final double SYMMETRY_TOLERANCE = 1e-12;

    private final double[][] inputProducts;
    private final double[][] targetProducts;
    private int examples;

    RidgeRegression(int inputs, int targets) {
        inputProducts = new double[inputs][inputs];
        targetProducts = new double[inputs][targets];
    }

    /** Cost: inputs · (inputs / 2 + targets). */
    void add(double[] inputs, float[] targets) {
        for (int i = 0; i < inputs.length; i++) {
            double input = inputs[i];
            double[] products = inputProducts[i];
            for (int j = i; j < products.length; j++) {
                products[j] += input * inputs[j];
            }
            double[] withTargets = targetProducts[i];
            for (int j = 0; j < withTargets.length; j++) {
                withTargets[j] += input * targets[j];
            }
        }
        examples++;
    }

    /**
     * Solves for what was added.
     *
     * @param penalty λ, above 0, as a share of the number of examples
     * @return {@code [inputs][targets]}, all 0 when nothing was added
     */
    double[][] weights(double penalty) {
        double[][] left = new double[inputProducts.length][inputProducts.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = i; j < left.length; j++) {
                left[i][j] = inputProducts[i][j];
                left[j][i] = inputProducts[i][j];
            }
            left[i][i] += penalty * Math.max(1, examples);
        }
        RealMatrix matrix = new Array2DRowRealMatrix(left, false);
        return new CholeskyDecomposition(matrix, SYMMETRY_TOLERANCE, 0)
                .getSolver()
                .solve(new Array2DRowRealMatrix(targetProducts, false))
                .getData();
    }
}

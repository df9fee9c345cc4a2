package io.tocsin.backtest.cmapss;

/** Solves {@code A x = b} for a symmetric, positive definite A by its Cholesky factor. Thread-safe. */
final class SymmetricSystem {
    private SymmetricSystem() {}

    /**
     * Leaves its arguments as they are.
     *
     * @param matrix of which the lower triangle is read
     */
    static double[] solve(double[][] matrix, double[] right) {
        double[][] factor = factor(matrix);
        int size = right.length;
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= factor[i][j] * x[j];
            }
            x[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                x[i] -= factor[j][i] * x[j];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    private static double[][] factor(double[][] matrix) {
        int size = matrix.length;
        double[][] factor = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(sum > 0)) {
                    throw new IllegalArgumentException("matrix must be positive definite: row=" + i + " pivot=" + sum);
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }
}

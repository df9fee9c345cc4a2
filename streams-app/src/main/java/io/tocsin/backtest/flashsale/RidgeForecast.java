package io.tocsin.backtest.flashsale;

/**
 * A linear forecast of several targets with an L2 penalty, {@code min mean‖y − b − Wx‖² + λ‖W‖²}, in closed form by a Cholesky decomposition. Cost:
 * {@code n·d²}.
 *
 * <p>Immutable, thread-safe.
 */
final class RidgeForecast {
    private final double[][] weights;
    private final double[] intercepts;

    /**
     * @param inputs {@code [n][d]}, standardised
     * @param targets {@code [n][k]}
     */
    RidgeForecast(double[][] inputs, double[][] targets, double penalty) {
        int d = inputs[0].length;
        int outputs = targets[0].length;
        double[][] products = new double[d + 1][d + 1];
        double[][] right = new double[d + 1][outputs];
        double[] x = new double[d + 1];
        x[d] = 1;
        for (int i = 0; i < inputs.length; i++) {
            System.arraycopy(inputs[i], 0, x, 0, d);
            add(x, targets[i], products, right, 1.0 / inputs.length);
        }
        for (int k = 0; k < d; k++) {
            products[k][k] += penalty;
        }
        solve(products, right);
        this.weights = right;
        this.intercepts = right[d];
    }

    private static void add(double[] x, double[] y, double[][] products, double[][] right, double share) {
        for (int a = 0; a < x.length; a++) {
            double xa = x[a] * share;
            for (int b = 0; b <= a; b++) {
                products[a][b] += xa * x[b];
            }
            for (int k = 0; k < y.length; k++) {
                right[a][k] += xa * y[k];
            }
        }
    }

    /** Leaves the solution in {@code right}; only the lower triangle of {@code a} is read. */
    private static void solve(double[][] a, double[][] right) {
        int n = a.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int column = 0; column < right[0].length; column++) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    right[i][column] -= a[i][k] * right[k][column];
                }
                right[i][column] /= a[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int k = i + 1; k < n; k++) {
                    right[i][column] -= a[k][i] * right[k][column];
                }
                right[i][column] /= a[i][i];
            }
        }
    }

    double[] apply(double[] input) {
        double[] output = intercepts.clone();
        for (int k = 0; k < input.length; k++) {
            for (int j = 0; j < output.length; j++) {
                output[j] += weights[k][j] * input[k];
            }
        }
        return output;
    }
}

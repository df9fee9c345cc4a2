package io.tocsin.baseline;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The directions in which ticks vary most: eigenvectors of their covariance.
 *
 * <p>Thread-safe.
 *
 * @param mean {@code [features]}
 * @param components {@code [components][features]}, orthonormal, the strongest first
 */
record PrincipalComponents(double[] mean, double[][] components) {

    /** As many components as explain at least {@code share} of the variance; none where nothing varies. Cost: ticks · features². */
    static PrincipalComponents fit(float[][] ticks, double share) {
        double[] mean = mean(ticks);
        double[][] covariance = covariance(ticks, mean);
        double variance = 0;
        for (int i = 0; i < covariance.length; i++) {
            variance += covariance[i][i];
        }
        if (variance == 0) {
            return new PrincipalComponents(mean, new double[0][]);
        }
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
        int count = 0;
        for (double explained = 0; count < mean.length && explained < share * variance; count++) {
            explained += eigen.getEigenvalue(count);
        }
        double[][] components = new double[count][];
        for (int i = 0; i < count; i++) {
            components[i] = eigen.getEigenvector(i).toArray();
        }
        return new PrincipalComponents(mean, components);
    }

    private static double[] mean(float[][] ticks) {
        double[] mean = new double[ticks[0].length];
        for (float[] tick : ticks) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (double) tick[i] / ticks.length;
            }
        }
        return mean;
    }

    private static double[][] covariance(float[][] ticks, double[] mean) {
        double[][] covariance = new double[mean.length][mean.length];
        for (float[] tick : ticks) {
            double[] centred = centred(tick, mean);
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    covariance[i][j] += centred[i] * centred[j] / ticks.length;
                }
            }
        }
        return covariance;
    }

    private static double[] centred(float[] tick, double[] mean) {
        double[] centred = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            centred[i] = tick[i] - mean[i];
        }
        return centred;
    }

    /** Euclidean norm of what the components cannot explain of {@code tick}. */
    double residualNorm(float[] tick) {
        double[] residual = centred(tick, mean);
        for (double[] component : components) {
            double projection = 0;
            for (int i = 0; i < residual.length; i++) {
                projection += component[i] * residual[i];
            }
            for (int i = 0; i < residual.length; i++) {
                residual[i] -= projection * component[i];
            }
        }
        double squares = 0;
        for (double value : residual) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}

package io.tocsin.engine.scoring;

/**
 * Which features carry a score: the share of feature f is {@code d_f / Σ d}, the deviances of which {@link ScoreCalibration} makes the score. One
 * metric that is far off does not hide the others that are off, too.
 *
 * <p>Thread-safe.
 */
public final class Attribution {
    private Attribution() {}

    /**
     * Finds the heaviest features.
     *
     * @param residuals {@code [features]} in the network's units, NaN where missing
     * @param shares {@code [features]}, receives the share of each, 0 where missing
     * @return indexes of at most {@code max} features with a share above 0, the heaviest first
     */
    public static int[] heaviest(float[] residuals, float[] errorScale, float[] shares, int max) {
        double total = 0;
        for (int f = 0; f < residuals.length; f++) {
            double deviance = Float.isNaN(residuals[f]) ? 0 : ScoreCalibration.deviance(residuals[f] / errorScale[f]);
            shares[f] = (float) deviance;
            total += deviance;
        }
        int positive = 0;
        for (int f = 0; f < shares.length; f++) {
            shares[f] = total == 0 ? 0 : (float) (shares[f] / total);
            positive += shares[f] > 0 ? 1 : 0;
        }
        return largest(shares, Math.min(max, positive));
    }

    private static int[] largest(float[] shares, int count) {
        int[] order = new int[count];
        boolean[] taken = new boolean[shares.length];
        for (int rank = 0; rank < count; rank++) {
            int best = -1;
            for (int f = 0; f < shares.length; f++) {
                if (!taken[f] && (best < 0 || shares[f] > shares[best])) {
                    best = f;
                }
            }
            taken[best] = true;
            order[rank] = best;
        }
        return order;
    }
}

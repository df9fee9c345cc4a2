package io.tocsin.engine.scoring;

/**
 * Which features carry a score.
 *
 * <pre>
 *   e_f = |residual_f| / errorScale_f
 *   d_f = (ν + 1) · ln(1 + e_f² / ν),  ν = 4        deviance under Student's t
 *   share_f = d_f / Σ d
 * </pre>
 *
 * The score itself is made of squares. Their shares would name one metric alone, the one that was flattest in training; the deviance grows with
 * the logarithm, so that one metric that is far off does not hide the others that are off, too (Lange, Little and Taylor 1989).
 *
 * <p>Thread-safe.
 */
public final class Attribution {
    private static final double NU = 4;

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
            double deviance = Float.isNaN(residuals[f]) ? 0 : deviance(residuals[f] / errorScale[f]);
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

    private static double deviance(double error) {
        return (NU + 1) * Math.log1p(error * error / NU);
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

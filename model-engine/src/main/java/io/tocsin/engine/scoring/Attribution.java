package io.tocsin.engine.scoring;

/**
 * Which features carry a verdict: the share of each in the sum of their weights.
 *
 * <p>Thread-safe.
 */
public final class Attribution {
    private Attribution() {}

    /**
     * Finds the heaviest features.
     *
     * @param weights {@code [features]}, 0 or above, NaN where missing
     * @param shares {@code [features]}, receives the share of each, 0 where missing
     * @return indexes of at most {@code max} features with a share above 0, the heaviest first
     */
    public static int[] heaviest(float[] weights, float[] shares, int max) {
        double total = 0;
        for (float weight : weights) {
            total += Float.isNaN(weight) ? 0 : weight;
        }
        int positive = 0;
        for (int f = 0; f < shares.length; f++) {
            shares[f] = total == 0 || Float.isNaN(weights[f]) ? 0 : (float) (weights[f] / total);
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

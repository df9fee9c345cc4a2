package io.tocsin.baseline;

/**
 * Scores every tick of a stretch; higher = more anomalous. Causal: the score of tick t reads the training part and ticks up to t.
 *
 * <p>The test part is taken to follow the training part directly: what a method remembers at its first tick is the end of the training. Where
 * it does not follow, only the first scores tell of it.
 *
 * <p>Missing values are carried forward, 0 before the first; values are clipped to ±{@value Timeline#CLIP}.
 *
 * <p>Thread-safe; the same input gives the same scores, bit for bit.
 */
public interface Baseline {
    /** As printed in tables. */
    String name();

    /**
     * Fits on {@code training}, then scores {@code test}.
     *
     * @param training {@code [ticks][features]}, at least one tick, in units of the training part's deviations; NaN = missing
     * @param test {@code [test ticks][features]}, in the same units
     * @return {@code [test ticks]}, finite
     * @throws IllegalArgumentException if there is no training tick, or not all ticks have the same features
     */
    double[] scores(float[][] training, float[][] test);
}

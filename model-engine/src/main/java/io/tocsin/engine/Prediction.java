package io.tocsin.engine;

import io.tocsin.engine.scoring.Attribution;

/**
 * The verdict on one tick; overwritten by the next, so that a step allocates nothing.
 *
 * <p>Confined to one thread.
 */
public final class Prediction {
    final float[] residuals;
    final float[] expected;
    final float[] levels;
    final float[] scoredLevels;
    final float[] changes;
    final float[] blame;
    private final float[] remoteness;
    private final float[] shares;

    boolean warmingUp;
    float score;
    float boundary = 1f;
    final float[] failureLogits;
    final float[] failureProbabilities;
    int urgentHorizon = -1;

    /** For the verdicts of {@code model}. */
    public Prediction(Model model) {
        int features = model.features().size();
        this.failureLogits = new float[model.failures().size()];
        this.failureProbabilities = new float[failureLogits.length];
        this.residuals = new float[features];
        this.expected = new float[features];
        this.levels = new float[features];
        this.scoredLevels = new float[features];
        this.changes = new float[features];
        this.blame = new float[features];
        this.remoteness = new float[features];
        this.shares = new float[features];
    }

    /** Whether the model has not yet seen enough of the entity to judge; then there is no score. */
    public boolean warmingUp() {
        return warmingUp;
    }

    /** The calibrated score, 1.0 = the model's alert boundary; 0 while warming up. */
    public float score() {
        return score;
    }

    /** The score from which an alert is wanted of this entity: 1.0, or up to 4 where it was beyond it for hours. */
    public float boundary() {
        return boundary;
    }

    /** P(failure begins within horizon {@code index}), 0 to 1, never less than within a shorter one; NaN while warming up. */
    public float failureProbability(int index) {
        return failureProbabilities[index];
    }

    /** The failure head's logit for horizon {@code index}, before calibration. */
    public float failureLogit(int index) {
        return failureLogits[index];
    }

    /**
     * The horizon to act on: the shortest whose probability reaches its boundary, or else the one that comes closest to its own, as a share of it.
     *
     * @return its index among the model's {@code failures}; -1 while warming up or without a failure head
     */
    public int urgentHorizon() {
        return urgentHorizon;
    }

    /** What came minus what was expected, in the network's units, NaN where missing, a context, or before there was a forecast. The live array. */
    public float[] residuals() {
        return residuals;
    }

    /** The difference to the tick before, in the network's units, NaN where one of the two is missing or it is a context. The live array. */
    public float[] changes() {
        return changes;
    }

    /** What was expected of feature {@code index} in this tick: the forecast, corrected by the entity's own offset; in the network's units. */
    public float expected(int index) {
        return expected[index];
    }

    /** The features that carry the score, the heaviest first, at most {@code max}. */
    public int[] contributors(int max) {
        return Attribution.heaviest(blame, shares, max);
    }

    /** The features that are furthest from their usual level, the furthest first, at most {@code max}. */
    public int[] drivers(int max) {
        for (int f = 0; f < levels.length; f++) {
            // The logarithm: one metric that is far off does not hide the others that are off, too.
            remoteness[f] = (float) Math.log1p((double) levels[f] * levels[f]);
        }
        return Attribution.heaviest(remoteness, shares, max);
    }

    /** The share of feature {@code index}, 0 to 1, as {@link #contributors} or {@link #drivers} left it. */
    public float share(int index) {
        return shares[index];
    }
}

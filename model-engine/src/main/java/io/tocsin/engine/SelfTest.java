package io.tocsin.engine;

import io.tocsin.engine.kernel.Kernels;

/**
 * A short stretch of ticks with the verdict on the last of them. A model whose numbers do not come out the same where it is loaded must not
 * judge there.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param rows {@code [ticks][features]} raw values, NaN where missing; consecutive ticks
 * @param score expected after the last row
 * @param failureProbabilities {@code [horizons]}, expected after the last row, NaN while warming up; empty without rows
 */
public record SelfTest(float[][] rows, float score, float[] failureProbabilities) {
    private static final float TOLERANCE = 1e-3f;

    /** No rows, nothing to compare: for models built by hand. */
    public static final SelfTest NONE = new SelfTest(new float[0][], 0f, new float[0]);

    /** Runs the rows through {@code model}. */
    public static SelfTest record(Model model, float[][] rows) {
        Prediction last = run(model, rows);
        return new SelfTest(rows, last.score(), last.failureProbabilities.clone());
    }

    /**
     * Runs the rows through {@code model} and compares.
     *
     * @throws SelfTestFailedException if a number differs by more than a thousandth
     */
    public void verify(Model model) {
        if (rows.length == 0) {
            return;
        }
        Prediction last = run(model, rows);
        compare(model, "score", score, last.score());
        for (int h = 0; h < failureProbabilities.length; h++) {
            compare(model, "failure probability", failureProbabilities[h], last.failureProbability(h));
        }
    }

    private static Prediction run(Model model, float[][] rows) {
        Predictor predictor = new Predictor(model, Kernels.chosen());
        EntityState state = new EntityState(model.network().spec());
        Prediction prediction = new Prediction(model);
        for (int tick = 0; tick < rows.length; tick++) {
            predictor.step(tick, rows[tick], state, prediction);
        }
        return prediction;
    }

    private static void compare(Model model, String what, float expected, float actual) {
        boolean bothAbsent = Float.isNaN(expected) && Float.isNaN(actual);
        if (!bothAbsent && !(Math.abs(expected - actual) <= TOLERANCE * Math.max(1f, Math.abs(expected)))) {
            throw new SelfTestFailedException("self-test does not reproduce: model=" + model.id() + " " + what + "="
                    + actual + " expected=" + expected);
        }
    }
}

package io.tocsin.engine.scoring;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the score of one entity remembers from tick to tick.
 *
 * <pre>
 *   residual_f = input_f − (forecast_f + offset_f)
 *   change_f   = input_f − input_f before
 *   E ← E + smoothing · (energy(residual) / usual error − E)       what was not foreseen, 1 = as much as ever
 *   E ← min(E, the largest energy of the last 12 to 24 ticks, 1 at least)
 *   C ← C + smoothing · (energy(change) / usual change − C)        what moves, 1 = as much as ever
 *   error      = √(E^⅞ · C^⅛)                                      score = error / boundary
 *   blame_f    ← blame_f + smoothing · (ln(1 + e_f² / 20) − blame_f)      e_f = |residual_f| in usual sizes
 *   offset_f   ← offset_f + clip(residual_f, ±3 error scales) / min(n, 3000)      n = 30 at the entity's first tick
 *   tolerance  ← tolerance + 1/2000 where error ≥ boundary · e^tolerance, else − 1/100,000      0 to ln 4
 * </pre>
 *
 * <p>An error is over when its ticks are calm again, however large it was: E is held under what the <b>last ticks</b> showed, or the mean would take
 * a quarter of an hour to forget an outage.
 *
 * The <b>change</b> has little weight, and earns it where the network has not seen a level before: there the forecast is off for as long as the
 * level lasts, but after the step nothing moves, and the error falls. The <b>offset</b> is the entity's own: its first ticks set it fast, so that
 * an entity that the model never saw is judged by its own level, and later it follows what stays for thousands of ticks. As each tick moves it by a
 * bounded amount, an outage hardly does. Likewise the first ticks may raise what is <b>usual</b> for an entity that is rougher than those the model
 * knows.
 *
 * <p>The <b>blame</b> says which features the error is made of. It is smoothed like the error itself, and grows with the logarithm, so that one metric
 * that is far off does not hide the others that are off, too.
 *
 * <p>The <b>tolerance</b> raises the boundary of an entity that is beyond it for hours, at most fourfold: an alarm that never ends tells nobody anything,
 * and hides the next. The score itself does not know it, so that scores of different hours compare.
 *
 * <p>Why so and not otherwise: docs/detection.md. Confined to one thread.
 */
public final class ScoreMemory {
    /** Ticks that the offset of a fresh entity is worth: it starts from the model's own, not from nothing. */
    private static final int FIRST_WEIGHT = 30;
    /** Ticks over which an offset follows a new level: a third of a day at ten seconds a tick. */
    private static final int OFFSET_TICKS = 3000;

    private static final float MAX_OFFSET_STEP = 3f;
    private static final double CHANGE_WEIGHT = 0.125;
    /** Nothing at all moves in a replay of constants; the logarithm of 0 would hide any error. */
    private static final double LEAST_CHANGE = 1e-3;
    /** So much rougher than the model's entities a new one may be taken for; more is an anomaly from its first tick on. */
    private static final float MAX_ROUGHNESS = 4f;

    private static final double BLAME_KNEE = 20;

    private static final int CALM_TICKS = 12;
    private static final float TOLERANCE_STEP = 1f / 2000;
    private static final float TOLERANCE_RETURN = 1f / 100_000;
    private static final float MAX_TOLERANCE = (float) Math.log(4);

    private static final int SCALARS = 8;

    private final float[] offset;
    private final float[] blame;
    private final float[] before;
    private float ticks;
    private float error;
    private float change;
    private float errorRoughness;
    private float changeRoughness;
    private float most;
    private float mostBefore;
    private float tolerance;

    public ScoreMemory(int features) {
        this.offset = new float[features];
        this.before = new float[features];
        this.blame = new float[features];
        reset();
    }

    /** Forgets everything. */
    public void reset() {
        Arrays.fill(offset, 0f);
        Arrays.fill(before, Float.NaN);
        Arrays.fill(blame, 0f);
        ticks = 0;
        error = 1f;
        change = 1f;
        errorRoughness = 1f;
        changeRoughness = 1f;
        most = 1f;
        mostBefore = 1f;
        tolerance = 0f;
    }

    /** How far the entity's usual level of feature {@code index} lies above the forecast, in the network's units. */
    public float offset(int index) {
        return offset[index];
    }

    /** How much of the error feature {@code index} is to blame for, 0 or above; only its share in all blame means anything. */
    public float blame(int index) {
        return blame[index];
    }

    /** After missing ticks the difference to the last one is no longer a change of one tick. */
    public void forgetLevel() {
        Arrays.fill(before, Float.NaN);
    }

    /**
     * Takes one tick.
     *
     * @param residuals {@code [features]}, the offset already taken off, NaN where missing; NaN throughout before there is a forecast
     * @param levels {@code [features]} as the network sees them, NaN where missing
     * @param changes {@code [features]}, receives the difference to the tick before, NaN where there is none
     * @param isWarmingUp whether the entity is still being got to know: then its energies set what is usual, and are not remembered
     */
    public void add(
            ScoreCalibration calibration, float[] residuals, float[] levels, float[] changes, boolean isWarmingUp) {
        for (int f = 0; f < levels.length; f++) {
            changes[f] = levels[f] - before[f];
            before[f] = levels[f];
        }
        float errorNow =
                orUsual(ScoreCalibration.energy(residuals, calibration.errorScale()) / calibration.usualError());
        float changeNow =
                orUsual(ScoreCalibration.energy(changes, calibration.changeScale()) / calibration.usualChange());
        ticks++;
        if (isWarmingUp) {
            errorRoughness = rougher(errorRoughness, errorNow);
            changeRoughness = rougher(changeRoughness, changeNow);
        } else {
            smooth(calibration.smoothing(), errorNow / errorRoughness);
            change += calibration.smoothing() * (changeNow / changeRoughness - change);
            blame(calibration, residuals);
            tolerate(calibration.boundary());
        }
        follow(calibration, residuals);
    }

    private void smooth(float smoothing, float errorNow) {
        if (ticks % CALM_TICKS == 0) {
            mostBefore = most;
            most = 1f;
        }
        most = Math.max(most, errorNow);
        error = Math.min(error + smoothing * (errorNow - error), Math.max(most, mostBefore));
    }

    private void tolerate(float boundary) {
        boolean isBeyond = error() >= boundary * tolerance();
        tolerance = Math.max(0f, Math.min(MAX_TOLERANCE, tolerance + (isBeyond ? TOLERANCE_STEP : -TOLERANCE_RETURN)));
    }

    private static float orUsual(float energy) {
        return Float.isNaN(energy) ? 1f : energy;
    }

    private float rougher(float roughness, float now) {
        float bounded = Math.max(1f, Math.min(MAX_ROUGHNESS, now));
        return roughness + (bounded - roughness) / (FIRST_WEIGHT + ticks);
    }

    private void blame(ScoreCalibration calibration, float[] residuals) {
        for (int f = 0; f < residuals.length; f++) {
            double size = residuals[f] / calibration.errorScale()[f];
            double now = Double.isNaN(size) ? 0 : Math.log1p(size * size / BLAME_KNEE);
            blame[f] += calibration.smoothing() * ((float) now - blame[f]);
        }
    }

    private void follow(ScoreCalibration calibration, float[] residuals) {
        float share = 1f / Math.min(FIRST_WEIGHT + ticks, OFFSET_TICKS);
        for (int f = 0; f < residuals.length; f++) {
            if (!Float.isNaN(residuals[f])) {
                float bound = MAX_OFFSET_STEP * calibration.errorScale()[f];
                offset[f] += share * Math.max(-bound, Math.min(bound, residuals[f]));
            }
        }
    }

    /** The smoothed error, 1 = as much as ever. */
    public float error() {
        double logarithm =
                (1 - CHANGE_WEIGHT) * Math.log(error) + CHANGE_WEIGHT * Math.log(Math.max(change, LEAST_CHANGE));
        return (float) Math.exp(logarithm / 2);
    }

    /** How many times the model's boundary the error must reach for this entity, 1 to 4. */
    public float tolerance() {
        return (float) Math.exp(tolerance);
    }

    /** How many floats {@link #writeTo} writes. */
    public static int floats(int features) {
        return 3 * features + SCALARS;
    }

    /** Writes everything. */
    public void writeTo(FloatBuffer buffer) {
        buffer.put(offset).put(before).put(blame);
        buffer.put(ticks).put(error).put(change).put(errorRoughness).put(changeRoughness);
        buffer.put(most).put(mostBefore).put(tolerance);
    }

    /** Reads what {@link #writeTo} wrote for as many features. */
    public void readFrom(FloatBuffer buffer) {
        buffer.get(offset).get(before).get(blame);
        ticks = buffer.get();
        error = buffer.get();
        change = buffer.get();
        errorRoughness = buffer.get();
        changeRoughness = buffer.get();
        most = buffer.get();
        mostBefore = buffer.get();
        tolerance = buffer.get();
    }
}

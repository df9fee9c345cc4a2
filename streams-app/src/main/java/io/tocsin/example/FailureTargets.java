package io.tocsin.example;

import java.util.Arrays;

/**
 * What is asked at each tick: 1 where a failure begins within the horizon, 0 where none does, NaN where it is not asked: during a failure, some ticks
 * after one, and at the end, whose future is not known.
 *
 * <p>Thread-safe.
 */
public final class FailureTargets {
    private FailureTargets() {}

    /** One number a tick of {@code run}. */
    public static float[] of(ShopRun run, int horizonTicks) {
        int size = run.size();
        float[] targets = new float[size];
        for (int start : run.failureStarts()) {
            Arrays.fill(targets, Math.max(0, start - horizonTicks), start, 1f);
        }
        for (int t = 0; t < size; t++) {
            if (run.failing()[t]) {
                Arrays.fill(targets, t, Math.min(size, t + 1 + FlashSaleSettings.RECOVERY_TICKS), Float.NaN);
            }
        }
        Arrays.fill(targets, Math.max(0, size - horizonTicks), size, Float.NaN);
        return targets;
    }
}

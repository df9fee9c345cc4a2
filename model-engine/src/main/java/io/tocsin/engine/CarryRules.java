package io.tocsin.engine;

/**
 * When a carried state may be believed. Part of the model, so that trainer, back-test and live system follow the same ones.
 *
 * <p>Thread-safe.
 *
 * @param maxGapTicks up to so many missing ticks the network runs on its own forecasts; after a longer gap it starts afresh; at least 0
 * @param warmUpTicks so many ticks are seen before the first score; at least 1
 */
public record CarryRules(int maxGapTicks, int warmUpTicks) {

    public CarryRules {
        if (maxGapTicks < 0) {
            throw new IllegalArgumentException("must be at least 0: maxGapTicks=" + maxGapTicks);
        }
        if (warmUpTicks < 1) {
            throw new IllegalArgumentException("must be at least 1: warmUpTicks=" + warmUpTicks);
        }
    }
}

package io.tocsin.backtest.cmapss;

import io.tocsin.engine.learning.Example;
import java.util.List;

/**
 * What the network is to say at each cycle of an engine that failed: whether that is within the horizon, and the remaining life, which is held
 * constant while wear cannot be seen yet (piece-wise linear with a cap of {@value #MAX_LIFE}; Heimes 2008).
 *
 * <p>Thread-safe.
 */
final class LifeTargets {
    private static final int MAX_LIFE = 125;

    private LifeTargets() {}

    static Example of(ScaledRun run) {
        float[][] failures = new float[run.size()][1];
        float[][] lives = new float[run.size()][1];
        for (int t = 0; t < run.size(); t++) {
            int remaining = run.run().remaining(t);
            failures[t][0] = Protocol.isPositive(remaining) ? 1f : 0f;
            // From −1 to 1, so that its loss weighs about as much as that of the failure.
            lives[t][0] = 2f * Math.min(MAX_LIFE, remaining) / MAX_LIFE - 1f;
        }
        return new Example(RunInputs.LEVELS_CHANGES_AGE.of(run), List.of(failures, lives));
    }
}

package io.tocsin.engine.training;

import io.tocsin.engine.learning.Example;
import java.util.List;

/**
 * What a tick before a failure counts beside one that is not, for each horizon: the more, the rarer it is.
 *
 * <p>Thread-safe.
 */
final class FailureWeights {
    private static final double MAX_WEIGHT = 8;

    private FailureWeights() {}

    /**
     * {@code [horizons]}, 1 to 8.
     *
     * @param head position of the failure head's targets in {@code sequences}
     */
    static float[] of(List<Example> sequences, int head, int horizons) {
        float[] weights = new float[horizons];
        for (int h = 0; h < horizons; h++) {
            long before = 0;
            long quiet = 0;
            for (Example sequence : sequences) {
                for (float[] target : sequence.targets().get(head)) {
                    before += target[h] == 1f ? 1 : 0;
                    quiet += target[h] == 0f ? 1 : 0;
                }
            }
            // The square root: enough weight that failures are learned, not so much that every ramp is one.
            double balance = Math.sqrt((double) quiet / Math.max(1, before));
            weights[h] = (float) Math.max(1, Math.min(MAX_WEIGHT, balance));
        }
        return weights;
    }
}

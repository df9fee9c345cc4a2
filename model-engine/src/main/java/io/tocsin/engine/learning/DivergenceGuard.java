package io.tocsin.engine.learning;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops a training whose numbers run away, and tells what led there.
 *
 * <p>Confined to one thread.
 */
final class DivergenceGuard {
    private static final int REMEMBERED = 5;

    private final Deque<String> recent = new ArrayDeque<>();

    /**
     * To be asked before each update.
     *
     * @throws TrainingDivergedException if the loss or the norm is not finite; the message ends with those of the updates before
     */
    void check(int epoch, int update, double loss, double gradientNorm, float learningRate) {
        if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm)) {
            throw new TrainingDivergedException("training diverged; try a lower learning rate: epoch=" + epoch
                    + " update="
                    + update + " loss=" + loss + " gradientNorm=" + gradientNorm + " learningRate=" + learningRate
                    + " before=" + recent);
        }
        if (recent.size() == REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast("update " + update + " loss " + (float) loss + " norm " + (float) gradientNorm);
    }
}

package io.tocsin.engine.learning;

import io.tocsin.engine.network.Network;
import java.util.List;

/**
 * Where a training stands between two epochs; {@link CheckpointFormat} makes bytes of it.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param epoch how many are done
 * @param bestEpoch the one with the best validation loss, 0 if there was none
 * @param bestLoss its loss
 * @param updates of the optimiser so far
 * @param network the weights now
 * @param best the weights then
 * @param memory of the optimiser
 */
public record Checkpoint(
        int epoch, int bestEpoch, double bestLoss, int updates, Network network, Network best, List<float[]> memory) {}

package io.tocsin.engine.interchange;

import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.List;

/**
 * Layers that came from another framework.
 *
 * <p>Thread-safe.
 *
 * @param forward one a level
 * @param reverse one a level for a bidirectional stack, else none
 * @param dense in the order they were found
 */
public record RecurrentStack(List<RecurrentLayer> forward, List<RecurrentLayer> reverse, List<DenseLayer> dense) {

    public RecurrentStack {
        forward = List.copyOf(forward);
        reverse = List.copyOf(reverse);
        dense = List.copyOf(dense);
    }
}

package io.tocsin.engine.network;

import java.util.List;

/**
 * Scratch and outputs of one step of a batch, so that a step allocates nothing. Overwritten by the next step.
 *
 * <p>Confined to one thread.
 */
public final class StepWorkspace {
    final List<LayerTrace> traces;
    final List<List<TimeMajor>> heads;

    /** For one sequence. */
    public StepWorkspace(Network network) {
        this(network, 1);
    }

    public StepWorkspace(Network network, int batch) {
        this.traces =
                network.layers().stream().map(layer -> layer.trace(1, batch)).toList();
        this.heads = network.heads().stream()
                .map(head -> PreparedHead.room(head, 1, batch))
                .toList();
    }

    /** What head {@code index} gave, {@code [1][batch][outputs]}; the live array. */
    public TimeMajor output(int index) {
        List<TimeMajor> layers = heads.get(index);
        return layers.get(layers.size() - 1);
    }
}

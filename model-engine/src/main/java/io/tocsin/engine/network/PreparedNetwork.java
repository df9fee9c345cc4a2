package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.List;

/**
 * A network ready to step: its weights as the kernels read them best, beside the network itself.
 *
 * <p>Thread-safe for steps, as each caller brings its own state and workspace, while nobody calls {@link #weightsChanged}.
 */
public final class PreparedNetwork {
    private final Network network;
    private final Kernels kernels;
    private final List<LayerMatrices> layers;
    private final List<LayerMatrices> reverse;
    private final List<PreparedHead> heads;

    public PreparedNetwork(Network network, Kernels kernels) {
        this.network = network;
        this.kernels = kernels;
        this.layers = prepare(network.layers());
        this.reverse = prepare(network.reverse());
        this.heads = network.heads().stream()
                .map(head -> new PreparedHead(kernels, head))
                .toList();
    }

    private List<LayerMatrices> prepare(List<RecurrentLayer> of) {
        return of.stream().map(layer -> LayerMatrices.of(kernels, layer)).toList();
    }

    public Network network() {
        return network;
    }

    public Kernels kernels() {
        return kernels;
    }

    LayerMatrices layer(int index, boolean isReverse) {
        return (isReverse ? reverse : layers).get(index);
    }

    PreparedHead head(int index) {
        return heads.get(index);
    }

    /** Must be called when somebody has written to the network's arrays. */
    public void weightsChanged() {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).load(network.layers().get(i));
        }
        for (int i = 0; i < reverse.size(); i++) {
            reverse.get(i).load(network.reverse().get(i));
        }
        heads.forEach(PreparedHead::load);
    }

    /**
     * One step of each sequence of a batch: reads step {@code t} of {@code input}, advances {@code state}, and leaves what the heads give in {@code
     * workspace}. A batch gives the same bits as its sequences one by one. Allocates nothing.
     *
     * @param input {@code [time][batch][features]}, read only
     * @throws IllegalStateException if the network is bidirectional
     */
    public void step(TimeMajor input, int t, NetworkState state, StepWorkspace workspace) {
        if (!reverse.isEmpty()) {
            throw new IllegalStateException(
                    "a bidirectional network sees whole windows and cannot be stepped: bidirectional=true; use a sequence pass");
        }
        TimeMajor x = input;
        int tx = t;
        for (int i = 0; i < layers.size(); i++) {
            TimeMajor s = state.layer(i);
            RecurrentLayer layer = network.layers().get(i);
            LayerTrace trace = workspace.traces.get(i);
            layer.sumInputs(layers.get(i), x, tx, 1, trace, 0);
            layer.step(kernels, layers.get(i), s, 0, 0, trace, 0);
            x = s;
            tx = 0;
        }
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).apply(x, tx, input, t, workspace.heads.get(i), 0, 1);
        }
    }
}

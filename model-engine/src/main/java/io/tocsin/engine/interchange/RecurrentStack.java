package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Head;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers that came from another framework.
 *
 * <p>Thread-safe.
 *
 * @param forward one a level, the h of one being the x of the next; at least one
 * @param reverse one a level for a bidirectional stack, else none
 * @param heads on the last level, in the order of the file's outputs
 */
public record RecurrentStack(List<RecurrentLayer> forward, List<RecurrentLayer> reverse, List<DenseHead> heads) {

    public RecurrentStack {
        forward = List.copyOf(forward);
        reverse = List.copyOf(reverse);
        heads = List.copyOf(heads);
        if (forward.isEmpty()) {
            throw new IllegalArgumentException("no recurrent layer: layers=0");
        }
        if (!reverse.isEmpty() && reverse.size() != forward.size()) {
            throw new IllegalArgumentException(
                    "some levels lack a reverse direction: forward=" + forward.size() + " reverse=" + reverse.size());
        }
        for (int i = 0; i < forward.size(); i++) {
            RecurrentLayer below = forward.get(Math.max(0, i - 1));
            int inputs = i == 0 ? below.inputs() : below.hidden() * (reverse.isEmpty() ? 1 : 2);
            requireInputs(forward.get(i), inputs, i);
            if (!reverse.isEmpty()) {
                requireInputs(reverse.get(i), inputs, i);
                if (reverse.get(i).hidden() != forward.get(i).hidden()) {
                    throw new IllegalArgumentException("directions differ in width: level=" + i + " forward="
                            + forward.get(i).hidden() + " reverse="
                            + reverse.get(i).hidden());
                }
            }
        }
        int outputs = forward.get(forward.size() - 1).hidden() * (reverse.isEmpty() ? 1 : 2);
        for (DenseHead head : heads) {
            if (head.inputs() != outputs) {
                throw new IllegalArgumentException("head does not fit on the last level: head=" + head.name()
                        + " inputs=" + head.inputs() + " needs=" + outputs);
            }
        }
    }

    private static void requireInputs(RecurrentLayer layer, int inputs, int level) {
        if (layer.inputs() != inputs) {
            throw new IllegalArgumentException("level does not fit on the one below: level=" + level + " inputs="
                    + layer.inputs() + " needs=" + inputs);
        }
    }

    /**
     * The network of these layers.
     *
     * @param specs what each of {@link #heads} is, in order; for a forecast that adds no share of its input the persistence is 0
     * @throws IllegalArgumentException if the layers differ in cell or width, or a head is of another shape
     */
    public Network toNetwork(List<HeadSpec> specs) {
        RecurrentLayer first = forward.get(0);
        NetworkSpec spec = new NetworkSpec(
                first.inputs(), first.cell(), forward.size(), first.hidden(), !reverse.isEmpty(), 0f, specs);
        if (specs.size() != heads.size()) {
            throw new IllegalArgumentException("wrong number of heads: specs=" + specs.size() + " there="
                    + heads.stream().map(DenseHead::name).toList());
        }
        List<Head> built = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            built.add(head(specs.get(i), heads.get(i)));
        }
        return new Network(spec, forward, reverse, built);
    }

    private static Head head(HeadSpec spec, DenseHead head) {
        boolean hasNone = spec.output() == Output.FORECAST && head.persistence().length == 0;
        return new Head(spec, head.layers(), hasNone ? new float[spec.outputs()] : head.persistence());
    }
}

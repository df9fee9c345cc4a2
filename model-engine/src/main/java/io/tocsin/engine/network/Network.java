package io.tocsin.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The numbers of a network: recurrent layers stacked, and the heads on the last of them. {@link PreparedNetwork} steps it one tick at a time,
 * {@link SequencePass} takes whole sequences.
 *
 * <p>Thread-safe. A trainer owns the arrays of the network that it trains.
 *
 * @param spec the shape
 * @param layers one a level; the h of one is the x of the next
 * @param reverse those that read from the end, one a level; none unless the network is bidirectional
 * @param heads in the order of the spec
 */
public record Network(NetworkSpec spec, List<RecurrentLayer> layers, List<RecurrentLayer> reverse, List<Head> heads) {

    public Network {
        layers = List.copyOf(layers);
        reverse = List.copyOf(reverse);
        heads = List.copyOf(heads);
        Shapes.requireSame("layers", layers.size(), spec.layers());
        Shapes.requireSame("reverse layers", reverse.size(), spec.bidirectional() ? spec.layers() : 0);
        Shapes.requireSame("heads", heads.size(), spec.heads().size());
        requireLayers(spec, layers);
        requireLayers(spec, reverse);
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            if (!head.spec().equals(spec.heads().get(i))) {
                throw new IllegalArgumentException("wrong head: head " + i + "=" + head.spec() + ", spec says "
                        + spec.heads().get(i));
            }
            Shapes.requireSame("inputs of head " + head.spec().name(), head.inputs(), spec.layerOutputs());
        }
    }

    private static void requireLayers(NetworkSpec spec, List<RecurrentLayer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            RecurrentLayer layer = layers.get(i);
            Shapes.requireSame("inputs of layer " + i, layer.inputs(), spec.inputsOf(i));
            Shapes.requireSame("hidden of layer " + i, layer.hidden(), spec.hidden());
            if (layer.cell() != spec.cell()) {
                throw new IllegalArgumentException(
                        "wrong cell: cell of layer " + i + "=" + layer.cell() + ", needs " + spec.cell());
            }
        }
    }

    /** A network of zeros, to be filled or used as the gradient of another. */
    public static Network zeros(NetworkSpec spec) {
        return new Network(
                spec,
                zeroLayers(spec),
                spec.bidirectional() ? zeroLayers(spec) : List.of(),
                spec.heads().stream()
                        .map(head -> Head.zeros(head, spec.layerOutputs()))
                        .toList());
    }

    private static List<RecurrentLayer> zeroLayers(NetworkSpec spec) {
        List<RecurrentLayer> layers = new ArrayList<>();
        for (int i = 0; i < spec.layers(); i++) {
            layers.add(spec.cell().zeros(spec.inputsOf(i), spec.hidden()));
        }
        return layers;
    }

    /** A network to start training from. */
    public static Network initial(NetworkSpec spec, long seed) {
        Network network = zeros(spec);
        SplittableRandom random = new SplittableRandom(seed);
        network.layers.forEach(layer -> layer.initialise(random));
        network.reverse.forEach(layer -> layer.initialise(random));
        network.heads.forEach(head -> head.initialise(random));
        return network;
    }

    /** Every array of numbers that training changes, in a fixed order that is the same for all networks of one spec. */
    public List<float[]> parameters() {
        List<float[]> parameters = new ArrayList<>();
        layers.forEach(layer -> parameters.addAll(layer.parameters()));
        reverse.forEach(layer -> parameters.addAll(layer.parameters()));
        heads.forEach(head -> parameters.addAll(head.parameters()));
        return parameters;
    }

    /**
     * Asks every number again, after somebody wrote to the arrays.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public void requireFinite() {
        List<float[]> parameters = parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Shapes.requireLength("parameters[" + i + "]", parameters.get(i), parameters.get(i).length);
        }
    }

    /** A network with arrays of its own and the same numbers. */
    public Network copy() {
        Network copy = zeros(spec);
        copy.take(this);
        return copy;
    }

    /** Takes over the numbers of a network of the same spec. */
    public void take(Network other) {
        List<float[]> from = other.parameters();
        List<float[]> to = parameters();
        for (int i = 0; i < from.size(); i++) {
            System.arraycopy(from.get(i), 0, to.get(i), 0, to.get(i).length);
        }
    }
}

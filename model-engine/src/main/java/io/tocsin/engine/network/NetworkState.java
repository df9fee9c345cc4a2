package io.tocsin.engine.network;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the layers carry from one step to the next for a batch of sequences, zero at first: h, and for some cells more, of each layer.
 *
 * <p>Confined to one thread.
 */
public final class NetworkState {
    private final List<TimeMajor> layers = new ArrayList<>();

    /** Of one sequence. */
    public NetworkState(NetworkSpec spec) {
        this(spec, 1);
    }

    public NetworkState(NetworkSpec spec, int batch) {
        for (int i = 0; i < spec.layers(); i++) {
            layers.add(TimeMajor.zeros(1, batch, stateWidth(spec)));
        }
    }

    private static int stateWidth(NetworkSpec spec) {
        return spec.cell() == Cell.LSTM ? 2 * spec.hidden() : spec.hidden();
    }

    /** The state of layer {@code index}, {@code [1][batch][width]}, h first; the live array. */
    public TimeMajor layer(int index) {
        return layers.get(index);
    }

    /** Forgets everything. */
    public void reset() {
        layers.forEach(TimeMajor::clear);
    }

    /** How many floats {@link #writeTo} writes for one sequence of a network of this shape. */
    public static int floats(NetworkSpec spec) {
        return spec.layers() * stateWidth(spec);
    }

    /** Writes the state of sequence {@code b}, layer by layer. */
    public void writeTo(int b, FloatBuffer buffer) {
        for (TimeMajor layer : layers) {
            buffer.put(layer.values(), layer.at(0, b), layer.width());
        }
    }

    /** Reads what {@link #writeTo} wrote for a network of the same shape into sequence {@code b}. */
    public void readFrom(int b, FloatBuffer buffer) {
        for (TimeMajor layer : layers) {
            buffer.get(layer.values(), layer.at(0, b), layer.width());
        }
    }
}

package io.tocsin.engine.network;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the layers carry from one step to the next: h and c of each, {@code [layers][hidden]}, zero at first.
 *
 * <p>Confined to one thread.
 */
public final class NetworkState {
    private final float[][] hidden;
    private final float[][] cell;

    public NetworkState(NetworkSpec spec) {
        this.hidden = new float[spec.layers()][spec.hidden()];
        this.cell = new float[spec.layers()][spec.hidden()];
    }

    /** h of layer {@code layer}, the live array. */
    public float[] hidden(int layer) {
        return hidden[layer];
    }

    /** c of layer {@code layer}, the live array. */
    public float[] cell(int layer) {
        return cell[layer];
    }

    /** Forgets everything. */
    public void reset() {
        for (int layer = 0; layer < hidden.length; layer++) {
            Arrays.fill(hidden[layer], 0f);
            Arrays.fill(cell[layer], 0f);
        }
    }

    /** How many floats {@link #writeTo} writes for a network of this shape. */
    public static int floats(NetworkSpec spec) {
        return 2 * spec.layers() * spec.hidden();
    }

    /** Writes h and c, layer by layer. */
    public void writeTo(FloatBuffer buffer) {
        for (int layer = 0; layer < hidden.length; layer++) {
            buffer.put(hidden[layer]).put(cell[layer]);
        }
    }

    /** Reads what {@link #writeTo} wrote for a network of the same shape. */
    public void readFrom(FloatBuffer buffer) {
        for (int layer = 0; layer < hidden.length; layer++) {
            buffer.get(hidden[layer]).get(cell[layer]);
        }
    }
}

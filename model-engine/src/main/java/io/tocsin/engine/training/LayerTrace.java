package io.tocsin.engine.training;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.LstmLayer;
import java.util.Arrays;

/**
 * What one layer did in the ticks of a chunk, kept for the way back, and the way back itself.
 *
 * <p>With dz the derivative by the gates' sums, per tick from the last to the first:
 *
 * <pre>
 *   dh += what the layer above and the next tick ask        do = dh∘tanh(c')∘o(1 − o)
 *   dc += dh∘o∘(1 − tanh²(c'))                              di = dc∘g∘i(1 − i)    df = dc∘c∘f(1 − f)    dg = dc∘i∘(1 − g²)
 *   dW += x ⊗ dz    dU += h ⊗ dz    db += dz                dx = Wᵀdz    dh before = Uᵀdz    dc before = dc∘f
 * </pre>
 *
 * <p>Confined to one thread.
 */
final class LayerTrace {
    private final int inputs;
    private final int hidden;
    private final float[][] x;
    private final float[][] hBefore;
    private final float[][] cBefore;
    private final float[][] gates;
    private final float[][] cellActivation;
    private final float[] dz;
    private final float[] dxh;
    private final float[] dhNext;
    private final float[] dcNext;

    LayerTrace(LstmLayer layer, int ticks) {
        this.inputs = layer.inputs();
        this.hidden = layer.hidden();
        this.x = new float[ticks][inputs];
        this.hBefore = new float[ticks][hidden];
        this.cBefore = new float[ticks][hidden];
        this.gates = new float[ticks][4 * hidden];
        this.cellActivation = new float[ticks][hidden];
        this.dz = new float[4 * hidden];
        this.dxh = new float[inputs + hidden];
        this.dhNext = new float[hidden];
        this.dcNext = new float[hidden];
    }

    /** One recorded step; replaces {@code h} and {@code c}. */
    void forward(Kernels kernels, LstmLayer layer, int tick, float[] input, float[] h, float[] c) {
        System.arraycopy(input, 0, x[tick], 0, inputs);
        System.arraycopy(h, 0, hBefore[tick], 0, hidden);
        System.arraycopy(c, 0, cBefore[tick], 0, hidden);
        layer.step(kernels, input, h, c, gates[tick], cellActivation[tick]);
    }

    /** Begins a way back: nothing is asked from beyond the chunk. */
    void beginBackward() {
        Arrays.fill(dhNext, 0f);
        Arrays.fill(dcNext, 0f);
    }

    /**
     * One step back.
     *
     * @param transposed {@code [4 · hidden][inputs + hidden]}, the layer's weights the other way round
     * @param dhAbove {@code [hidden]}, what the layer above or the heads ask of this tick's h
     * @param gradient receives the derivatives by the weights and the bias, added to what it holds
     * @param dx {@code [inputs]}, receives the derivative by this tick's x
     */
    void backward(Kernels kernels, float[][] transposed, int tick, float[] dhAbove, LstmLayer gradient, float[] dx) {
        gateDerivatives(tick, dhAbove);
        kernels.addOuterProduct(x[tick], inputs, dz, gradient.weights(), 0);
        kernels.addOuterProduct(hBefore[tick], hidden, dz, gradient.weights(), inputs);
        for (int j = 0; j < dz.length; j++) {
            gradient.bias()[j] += dz[j];
        }
        Arrays.fill(dxh, 0f);
        kernels.addProduct(dz, dz.length, transposed, 0, dxh);
        System.arraycopy(dxh, 0, dx, 0, inputs);
        System.arraycopy(dxh, inputs, dhNext, 0, hidden);
    }

    private void gateDerivatives(int tick, float[] dhAbove) {
        float[] gate = gates[tick];
        for (int k = 0; k < hidden; k++) {
            float i = gate[k];
            float f = gate[hidden + k];
            float o = gate[2 * hidden + k];
            float g = gate[3 * hidden + k];
            float tanhC = cellActivation[tick][k];
            float dh = dhAbove[k] + dhNext[k];
            float dc = dcNext[k] + dh * o * (1 - tanhC * tanhC);
            dz[k] = dc * g * i * (1 - i);
            dz[hidden + k] = dc * cBefore[tick][k] * f * (1 - f);
            dz[2 * hidden + k] = dh * tanhC * o * (1 - o);
            dz[3 * hidden + k] = dc * i * (1 - g * g);
            dcNext[k] = dc * f;
        }
    }
}

package io.tocsin.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** One LSTM unit with known weights, against numbers worked out by hand. */
class WorkedNumbersTest {
    /** Columns: input, forget, output, candidate. */
    private static final LstmLayer UNIT = new LstmLayer(
            1, 1, new float[][] {{1.65f, 1.63f, -0.19f, 0.94f}, {2.00f, 2.70f, 4.38f, 1.41f}}, new float[] {
                0.62f, 1.62f, 0.59f, -0.32f
            });

    private final float[] gates = new float[4];
    private final float[] h = new float[1];
    private final float[] c = new float[1];

    private void step(float x) {
        UNIT.step(Kernels.chosen(), new float[] {x}, h, c, gates, new float[1]);
    }

    @Test
    void shouldRememberOnAnOrdinaryInput() {
        c[0] = 2;
        h[0] = 1;
        step(1);
        assertThat(gates[0]).as("input gate").isCloseTo(0.9862f, within(5e-5f));
        assertThat(gates[1]).as("forget gate").isCloseTo(0.9974f, within(5e-5f));
        assertThat(gates[2]).as("output gate").isCloseTo(0.9917f, within(5e-5f));
        assertThat(gates[3]).as("candidate").isCloseTo(0.9661f, within(5e-5f));
        assertThat(c[0]).isCloseTo(2.9476f, within(5e-5f));
        assertThat(h[0]).isCloseTo(0.9862f, within(5e-5f));
    }

    @Test
    void shouldForgetEverythingOnAnExtremeInput() {
        c[0] = 2;
        h[0] = 1;
        step(-10);
        assertThat(gates[1]).as("forget gate").isCloseTo(6.27e-6f, within(5e-9f));
        assertThat(gates[0]).as("input gate").isCloseTo(9.38e-7f, within(5e-10f));
        assertThat(gates[3]).as("candidate").isCloseTo(-1.0000f, within(5e-5f));
        assertThat(c[0]).isCloseTo(1.16e-5f, within(5e-8f));
        assertThat(h[0]).isCloseTo(1.16e-5f, within(5e-8f));
    }

    @Test
    void shouldStillKnowTheFirstValueFourStepsLater() {
        assertThat(hiddenAfter(0, 0.5f, 0.25f, 1)).isCloseTo(0.0064f, within(5e-5f));
        assertThat(hiddenAfter(1, 0.5f, 0.25f, 1)).isCloseTo(0.9694f, within(5e-5f));
    }

    private float hiddenAfter(float... series) {
        h[0] = 0;
        c[0] = 0;
        for (float x : series) {
            step(x);
        }
        return h[0];
    }
}

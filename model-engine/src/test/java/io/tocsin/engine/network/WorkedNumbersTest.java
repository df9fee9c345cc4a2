package io.tocsin.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** Single units with known weights, against numbers worked out by hand. */
class WorkedNumbersTest {
    /** Columns: input, forget, output, candidate. */
    private static final LstmLayer UNIT = new LstmLayer(
            1, 1, new float[][] {{1.65f, 1.63f, -0.19f, 0.94f}, {2.00f, 2.70f, 4.38f, 1.41f}}, new float[] {
                0.62f, 1.62f, 0.59f, -0.32f
            });

    private static final RnnLayer RECTIFIED =
            new RnnLayer(Cell.RNN_RELU, 1, 1, new float[][] {{1.8f}, {-0.5f}}, new float[1]);

    private final LayerTrace trace = UNIT.trace(1, 1);
    private final float[] gates = trace.inputSums().values();
    /** h, then c. */
    private final TimeMajor state = TimeMajor.zeros(1, 1, 2);

    private void step(float x) {
        step(UNIT, x, state, trace);
    }

    private static void step(RecurrentLayer layer, float x, TimeMajor state, LayerTrace trace) {
        LayerMatrices matrices = LayerMatrices.of(Kernels.chosen(), layer);
        layer.sumInputs(matrices, new TimeMajor(1, 1, 1, new float[] {x}), 0, 1, trace, 0);
        layer.step(Kernels.chosen(), matrices, state, 0, 0, trace, 0);
    }

    private void start(float h, float c) {
        state.values()[0] = h;
        state.values()[1] = c;
    }

    @Test
    void shouldRememberOnAnOrdinaryInput() {
        start(1, 2);
        step(1);
        assertThat(gates[0]).as("input gate").isCloseTo(0.9862f, within(5e-5f));
        assertThat(gates[1]).as("forget gate").isCloseTo(0.9974f, within(5e-5f));
        assertThat(gates[2]).as("output gate").isCloseTo(0.9917f, within(5e-5f));
        assertThat(gates[3]).as("candidate").isCloseTo(0.9661f, within(5e-5f));
        assertThat(state.values()[1]).isCloseTo(2.9476f, within(5e-5f));
        assertThat(state.values()[0]).isCloseTo(0.9862f, within(5e-5f));
    }

    @Test
    void shouldForgetEverythingOnAnExtremeInput() {
        start(1, 2);
        step(-10);
        assertThat(gates[1]).as("forget gate").isCloseTo(6.27e-6f, within(5e-9f));
        assertThat(gates[0]).as("input gate").isCloseTo(9.38e-7f, within(5e-10f));
        assertThat(gates[3]).as("candidate").isCloseTo(-1.0000f, within(5e-5f));
        assertThat(state.values()[1]).isCloseTo(1.16e-5f, within(5e-8f));
        assertThat(state.values()[0]).isCloseTo(1.16e-5f, within(5e-8f));
    }

    @Test
    void shouldStillKnowTheFirstValueFourStepsLater() {
        assertThat(hiddenAfter(0, 0.5f, 0.25f, 1)).isCloseTo(0.0064f, within(5e-5f));
        assertThat(hiddenAfter(1, 0.5f, 0.25f, 1)).isCloseTo(0.9694f, within(5e-5f));
    }

    private float hiddenAfter(float... series) {
        start(0, 0);
        for (float x : series) {
            step(x);
        }
        return state.values()[0];
    }

    @Test
    void shouldRectifyWhatThePlainCellGives() {
        assertThat(rectified(0, 0)).isEqualTo(0f);
        assertThat(rectified(1, 1)).isCloseTo(0.99f, within(1e-6f));
        assertThat(rectified(0.5f, 0.5f)).isCloseTo(0.495f, within(1e-6f));
        assertThat(rectified(1, 0.5f, 0.5f)).isCloseTo(0.99f, within(1e-6f));
    }

    /** y = 1.1 a after the last value of the series. */
    private static float rectified(float... series) {
        TimeMajor a = TimeMajor.zeros(1, 1, 1);
        for (float x : series) {
            step(RECTIFIED, x, a, RECTIFIED.trace(1, 1));
        }
        return 1.1f * a.values()[0];
    }
}

package io.tocsin.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarKernelsTest {
    private final Kernels kernels = new ScalarKernels();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 33})
    void shouldAddTheProductForEveryNumberOfRows(int count) {
        float[] x = new float[count + 2];
        float[][] rows = new float[count + 1][3];
        float[] expected = {0, 1, 2, 3};
        for (int i = 0; i < count; i++) {
            x[i + 2] = i + 1;
            for (int j = 0; j < 3; j++) {
                rows[i + 1][j] = 10 * j + i;
                expected[j + 1] += x[i + 2] * rows[i + 1][j];
            }
        }
        Matrix matrix = kernels.matrix(count, 3);
        matrix.load(rows, 1);
        float[] out = {0, 1, 2, 3};
        matrix.addProduct(x, 2, out, 1);
        assertThat(out).containsExactly(expected, within(1e-2f));
    }

    @Test
    void shouldAddTheProductOfEachVectorOfABatch() {
        Matrix matrix = kernels.matrix(2, 2);
        matrix.load(new float[][] {{1, 2}, {3, 4}}, 0);
        float[] out = {100, 100, 200, 200};
        matrix.addProducts(2, new float[] {9, 1, 10, 9, 2, 20}, 1, 3, out, 0);
        assertThat(out).containsExactly(131, 142, 262, 284);
    }

    @Test
    void shouldLoadATranspose() {
        Matrix matrix = kernels.matrix(3, 2);
        matrix.loadTransposed(new float[][] {{0, 0, 0}, {1, 2, 3}, {4, 5, 6}}, 1);
        float[] out = new float[2];
        matrix.addProduct(new float[] {1, 10, 100}, 0, out, 0);
        assertThat(out).containsExactly(321, 654);
    }

    @Test
    void shouldAddTheOuterProductsOfABatch() {
        float[][] sums = {{0, 0}, {1, 1}, {2, 2}};
        kernels.addOuterProducts(
                2, new float[] {7, 2, 3, 7, 20, 30}, 1, 3, 2, new float[] {10, 100, 1, 10}, 0, 2, sums, 1);
        assertThat(sums).isDeepEqualTo(new float[][] {{0, 0}, {41, 401}, {62, 602}});
    }

    @Test
    void shouldKeepTheRelativePrecisionOfSigmoid() {
        for (double x = -80; x <= 80; x += 0.0173) {
            float[] value = {(float) x};
            double exact = 1 / (1 + Math.exp(-(double) value[0]));
            kernels.sigmoid(value, 0, 1);
            assertThat((value[0] - exact) / exact).as("sigmoid(%s)", x).isCloseTo(0, within(5e-7));
        }
    }

    @Test
    void shouldKeepTheAbsolutePrecisionOfTanh() {
        for (double x = -20; x <= 20; x += 0.00173) {
            float[] value = {(float) x};
            double exact = Math.tanh(value[0]);
            kernels.tanh(value, 0, 1);
            assertThat(value[0] - exact).as("tanh(%s)", x).isCloseTo(0, within(5e-7));
        }
    }

    @Test
    void shouldStayFiniteAtTheExtremes() {
        float[] values = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0};
        float[] sigmoid = values.clone();
        kernels.sigmoid(sigmoid, 0, 5);
        assertThat(sigmoid[0]).isEqualTo(1f);
        assertThat(sigmoid[1]).isBetween(0f, 1e-37f);
        assertThat(sigmoid[2]).isEqualTo(1f);
        assertThat(sigmoid[3]).isBetween(0f, 1e-37f);
        assertThat(sigmoid[4]).isEqualTo(0.5f);
        kernels.tanh(values, 0, 5);
        assertThat(values).containsExactly(new float[] {1, -1, 1, -1, 0}, within(1e-6f));
    }

    @Test
    void shouldTouchOnlyTheRangeGiven() {
        float[] values = {3, 3, 3, 3};
        kernels.tanh(values, 1, 2);
        kernels.sigmoid(values, 2, 3);
        assertThat(values[0]).isEqualTo(3f);
        assertThat(values[1]).isNotEqualTo(3f);
        assertThat(values[2]).isNotEqualTo(3f);
        assertThat(values[3]).isEqualTo(3f);
    }
}

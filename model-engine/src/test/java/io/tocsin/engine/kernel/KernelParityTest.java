package io.tocsin.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against their plain twin, in all sizes around the ends of vectors; skipped where java was started without the module. */
class KernelParityTest {
    private final Kernels scalar = ScalarKernels.INSTANCE;
    private Kernels simd = scalar;

    @BeforeEach
    void findVectors() {
        boolean isThere = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assumeThat(isThere).as("java has --add-modules jdk.incubator.vector").isTrue();
        simd = KernelChoice.choose("simd").kernels();
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 38, 47, 48, 49, 63, 64, 65, 96, 127, 128, 129, 256, 300
            })
    void shouldAgreeOnProducts(int columns) {
        for (int rows : new int[] {1, 2, 3, 5, 8, 38, 64}) {
            for (int batch : new int[] {1, 2, 3, 4, 5, 6, 7, 11, 16}) {
                assertProducts(rows, columns, batch, rows + 3, 2);
            }
        }
    }

    private void assertProducts(int rows, int columns, int batch, int stride, int offset) {
        float[][] weights = rows(rows + 1, columns, rows);
        float[] x = values(offset + batch * stride, columns);
        float[] start = values(offset + batch * columns + 1, batch);
        Matrix plain = scalar.matrix(rows, columns);
        Matrix vector = simd.matrix(rows, columns);
        plain.load(weights, 1);
        vector.load(weights, 1);
        float[] expected = start.clone();
        plain.addProducts(batch, x, offset, stride, expected, offset);
        float[] actual = start.clone();
        vector.addProducts(batch, x, offset, stride, actual, offset);
        String shape = rows + " x " + columns + ", batch " + batch;
        assertThat(actual).as(shape).containsExactly(expected, within(2e-5f));

        float[] oneByOne = start.clone();
        for (int b = 0; b < batch; b++) {
            vector.addProduct(x, offset + b * stride, oneByOne, offset + b * columns);
        }
        assertThat(oneByOne).as("to the bit: " + shape).isEqualTo(actual);
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {1, 3, 8, 15, 16, 17, 33, 64, 65, 128, 130, 256})
    void shouldAgreeOnTransposesAndOuterProducts(int columns) {
        for (int rows : new int[] {1, 2, 4, 5, 6, 7, 13, 38}) {
            float[][] weights = rows(columns + 2, rows, columns);
            Matrix plain = scalar.matrix(rows, columns);
            Matrix vector = simd.matrix(rows, columns);
            plain.loadTransposed(weights, 2);
            vector.loadTransposed(weights, 2);
            float[] x = values(rows, 1);
            float[] expected = new float[columns];
            float[] actual = new float[columns];
            plain.addProduct(x, 0, expected, 0);
            vector.addProduct(x, 0, actual, 0);
            assertThat(actual).containsExactly(expected, within(2e-5f));

            int batch = 9;
            float[] factors = values(1 + batch * (rows + 2), 5);
            float[] d = values(3 + batch * columns, 6);
            float[][] expectedSums = rows(rows + 1, columns, 7);
            float[][] actualSums = rows(rows + 1, columns, 7);
            scalar.addOuterProducts(batch, factors, 1, rows + 2, rows, d, 3, columns, expectedSums, 1);
            simd.addOuterProducts(batch, factors, 1, rows + 2, rows, d, 3, columns, actualSums, 1);
            for (int i = 0; i <= rows; i++) {
                assertThat(actualSums[i]).as("row " + i).containsExactly(expectedSums[i], within(2e-5f));
            }
        }
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {1, 16, 33, 70})
    void shouldSumOuterProductsOfALongBatchAsOneByOne(int columns) {
        int batch = 700;
        int rows = 17;
        float[] x = values(batch * rows, 1);
        float[] d = values(batch * columns, 2);
        for (Kernels kernels : new Kernels[] {scalar, simd}) {
            float[][] together = rows(rows, columns, 3);
            float[][] oneByOne = rows(rows, columns, 3);
            kernels.addOuterProducts(batch, x, 0, rows, rows, d, 0, columns, together, 0);
            for (int b = 0; b < batch; b++) {
                kernels.addOuterProducts(1, x, b * rows, rows, rows, d, b * columns, columns, oneByOne, 0);
            }
            assertThat(together).as(kernels.name()).isDeepEqualTo(oneByOne);
        }
    }

    @Test
    void shouldSquashToTheBit() {
        float[] values = new float[40_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 20_000) * 0.0051f;
        }
        values[7] = Float.MAX_VALUE;
        values[8] = -Float.MAX_VALUE;
        values[9] = Float.POSITIVE_INFINITY;
        values[10] = Float.NEGATIVE_INFINITY;
        values[11] = -0f;
        float[] expected = values.clone();
        float[] actual = values.clone();
        scalar.sigmoid(expected, 1, values.length);
        simd.sigmoid(actual, 1, values.length);
        assertThat(actual).isEqualTo(expected);
        expected = values.clone();
        actual = values.clone();
        scalar.tanh(expected, 1, values.length);
        simd.tanh(actual, 1, values.length);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void shouldTakeWhatIsAskedForAndRefuseWhatItDoesNotKnow() {
        assertThat(KernelChoice.choose("scalar").kernels().name()).isEqualTo("scalar");
        assertThat(KernelChoice.choose("simd").kernels().lanes()).isGreaterThan(1);
        assertThatThrownBy(() -> KernelChoice.choose("gpu"))
                .hasMessage("unknown kernels: tocsin.kernels=gpu known=[auto, scalar, simd]");
    }

    private static float[][] rows(int rows, int columns, long seed) {
        float[][] all = new float[rows][];
        for (int i = 0; i < rows; i++) {
            all[i] = values(columns, seed * 1000 + i);
        }
        return all;
    }

    private static float[] values(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}

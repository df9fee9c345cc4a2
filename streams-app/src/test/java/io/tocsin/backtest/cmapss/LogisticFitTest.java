package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticFitTest {

    @Test
    void shouldFindTheShareOfPositivesInEachGroup() {
        // 1000 cycles at x = 0 with 20 % positives, 1000 at x = 1 with 80 %: intercept −ln 4, weight 2 ln 4 but for the
        // ridge.
        float[][] rows = new float[2000][];
        boolean[] positives = new boolean[2000];
        for (int i = 0; i < 2000; i++) {
            rows[i] = new float[] {i % 2};
            positives[i] = i / 2 % 5 == 0 ? i % 2 == 0 : i % 2 == 1 && i / 2 % 5 != 0;
        }

        double[] weights = new LogisticFit(rows, positives).weights();

        assertThat(weights[0]).isEqualTo(-1.3863, within(0.03));
        assertThat(weights[1]).isEqualTo(2.7726 - 2.7726 / 80, within(0.01));
        assertThat(LogisticFit.probability(weights, new float[] {1f})).isEqualTo(0.8, within(0.005));
    }

    @Test
    void shouldStayFiniteWhereClassesCanBeSeparated() {
        float[][] rows = {{-2f}, {-1f}, {1f}, {2f}};

        double[] weights = new LogisticFit(rows, new boolean[] {false, false, true, true}).weights();

        assertThat(weights[0]).isEqualTo(0, within(1e-6));
        assertThat(weights[1]).isBetween(0.5, 3.0);
    }

    @Test
    void shouldSolveSymmetricSystem() {
        double[] x = SymmetricSystem.solve(new double[][] {{4, 0}, {2, 3}}, new double[] {10, 8});

        assertThat(x[0]).isEqualTo(1.75, within(1e-12));
        assertThat(x[1]).isEqualTo(1.5, within(1e-12));
    }

    @Test
    void shouldRefuseMatrixThatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> SymmetricSystem.solve(new double[][] {{1, 0}, {2, 1}}, new double[] {1, 1}))
                .hasMessage("matrix must be positive definite: row=1 pivot=-3.0");
    }
}

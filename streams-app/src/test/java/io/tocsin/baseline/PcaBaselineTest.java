package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PcaBaselineTest {
    private static final float[][] DIAGONAL = {{3, 1}, {1, -1}, {4, 2}, {0, -2}};

    @Test
    void shouldFindTheDiagonal() {
        PrincipalComponents components = PrincipalComponents.fit(DIAGONAL, 0.9);

        assertThat(components.mean()).containsExactly(2, 0);
        assertThat(components.components()).hasDimensions(1, 2);
        double half = Math.sqrt(0.5);
        assertThat(Math.abs(components.components()[0][0])).isCloseTo(half, within(1e-12));
        assertThat(components.components()[0][0]).isCloseTo(components.components()[0][1], within(1e-12));
    }

    @Test
    void shouldTakeAsManyComponentsAsNeeded() {
        // Variances 4, 1 and 0: the first explains 80 %.
        float[][] cross = {{4, 0, 0}, {-4, 0, 0}, {0, 2, 0}, {0, -2, 0}};

        assertThat(PrincipalComponents.fit(cross, 0.7).components()).hasDimensions(1, 3);
        assertThat(PrincipalComponents.fit(cross, 0.9).components()).hasDimensions(2, 3);
        assertThat(PrincipalComponents.fit(new float[5][3], 0.9).components()).isEmpty();
    }

    @Test
    void shouldScoreWhatLeavesTheDiagonalAndNotHowFarAlongItIs() {
        double[] scores = new PcaBaseline().scores(DIAGONAL, new float[][] {{2, 0}, {7, 5}, {3, -1}});

        assertThat(scores).containsExactly(new double[] {0, 0, Math.sqrt(2)}, within(1e-9));
    }

    @Test
    void shouldFindFeaturesThatNoLongerMoveTogether() {
        float[][] test = Signals.waves(480, 96, 2);
        // Against each other, each within its usual range.
        test[6 + 48][0] = 1;
        test[6 + 48][1] = -1;

        assertThat(Signals.highest(new PcaBaseline().scores(Signals.waves(0, 480, 1), test)))
                .isEqualTo(54);
    }
}

package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected values are those of scipy.stats.wilcoxon 1.17.1, two-sided, without correction for continuity. */
class WilcoxonSignedRankTest {

    @Test
    void shouldBeExactForFewPairsWithoutTies() {
        assertThat(WilcoxonSignedRank.of(
                        new double[] {5.1, 7.3, 6.2, 9.9, 4.0, 8.8, 3.3, 6.0},
                        new double[] {4.0, 5.2, 6.9, 5.5, 4.3, 3.2, 3.8, 2.9}))
                .isEqualTo(new WilcoxonSignedRank(8, 6, 0.109375, true));
        assertThat(WilcoxonSignedRank.of(new double[] {1, 2, 3, 4, 5}, new double[5]))
                .isEqualTo(new WilcoxonSignedRank(5, 0, 0.0625, true));
        assertTest(uniform(25, 0.2), 25, 80, 0.02550506591796875, true);
    }

    @Test
    void shouldDropPairsThatDoNotDifferAndCorrectForTies() {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(
                new double[] {3, 5, 2, 8, 6, 7, 4, 9, 10, 1}, new double[] {2, 3, 2, 5, 7, 5, 3, 5, 8, 4});
        assertTest(test, 9, 9.5, 0.12056373890767272, false);
    }

    @Test
    void shouldBeNormalForManyPairs() {
        assertTest(uniform(26, 0.2), 26, 84, 0.020130054490938413, false);
        assertTest(uniform(60, 0.5), 60, 36, 9.745376089158193e-11, false);
        assertTest(uniform(200, 0.9), 200, 0, 1.4361464127613523e-34, false);
    }

    @Test
    void shouldNotCareWhichDetectorIsNamedFirst() {
        double[] first = {1, 5, 2, 9};
        double[] second = {2, 3, 5, 5};
        assertThat(WilcoxonSignedRank.of(first, second)).isEqualTo(WilcoxonSignedRank.of(second, first));
    }

    @Test
    void shouldRefuseWhatCannotBeTested() {
        assertThatThrownBy(() -> WilcoxonSignedRank.of(new double[] {1, 2}, new double[] {1, 2}))
                .hasMessage("no pair differs: pairs=2");
        assertThatThrownBy(() -> WilcoxonSignedRank.of(new double[] {1, 2}, new double[] {1}))
                .hasMessage("values must come in pairs: first=2 second=1");
        assertThatThrownBy(() -> WilcoxonSignedRank.of(new double[] {1, Double.NaN}, new double[2]))
                .hasMessage("difference must be finite: difference=NaN");
    }

    /** Uniform numbers, shifted, against the uniform numbers that follow them. */
    private static WilcoxonSignedRank uniform(int pairs, double shift) {
        double[] numbers = new double[2 * pairs];
        long state = 3;
        for (int i = 0; i < numbers.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            numbers[i] = (state >>> 40) / 0x1p24 + (i < pairs ? shift : 0);
        }
        return WilcoxonSignedRank.of(Arrays.copyOf(numbers, pairs), Arrays.copyOfRange(numbers, pairs, 2 * pairs));
    }

    private static void assertTest(WilcoxonSignedRank test, int pairs, double statistic, double pValue, boolean exact) {
        assertThat(test.pairs()).isEqualTo(pairs);
        assertThat(test.statistic()).isEqualTo(statistic);
        assertThat(test.pValue()).isCloseTo(pValue, within(1e-11 * pValue));
        assertThat(test.exact()).isEqualTo(exact);
    }
}

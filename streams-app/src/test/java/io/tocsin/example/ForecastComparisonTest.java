package io.tocsin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastComparisonTest {

    @Test
    void shouldSeeNoDifferenceBetweenForecastAndItself() {
        double[] errors = {1, -2, 3, -4};

        ForecastComparison comparison = ForecastComparison.of(errors, errors);

        assertThat(comparison).isEqualTo(new ForecastComparison(0, 1));
        assertThat(comparison.verdict(0.05)).isEqualTo(ForecastComparison.Verdict.EQUAL);
    }

    @Test
    void shouldWeighDifferenceByItsLongRunVariance() {
        // Four values: lag ⌊4 · 0.04^(2/9)⌋ = 1. Differences 3, 1, 3, 1: mean 2, variance 1, autocovariance −0.75,
        // weight a half.
        ForecastComparison comparison = ForecastComparison.of(new double[] {2, 1, 2, 1}, new double[] {1, 0, 1, 0});

        assertThat(comparison.statistic()).isCloseTo(2 / Math.sqrt(0.25 / 4), within(1e-9));
        assertThat(comparison.verdict(0.05)).isEqualTo(ForecastComparison.Verdict.BETTER);
    }

    @Test
    void shouldCallLargerErrorsWorseAndEquallyLargeOnesEqual() {
        double[] small = noise(1, 1, 500);
        double[] large = noise(2, 1.5, 500);
        double[] others = noise(3, 1, 500);

        assertThat(ForecastComparison.of(small, large).verdict(0.01)).isEqualTo(ForecastComparison.Verdict.WORSE);
        assertThat(ForecastComparison.of(large, small).verdict(0.01)).isEqualTo(ForecastComparison.Verdict.BETTER);
        assertThat(ForecastComparison.of(small, others).verdict(0.01)).isEqualTo(ForecastComparison.Verdict.EQUAL);
    }

    @Test
    void shouldKnowTheNormalTail() {
        assertThat(NormalTail.above(0)).isCloseTo(0.5, within(1e-7));
        assertThat(NormalTail.above(1.959964)).isCloseTo(0.025, within(1e-7));
        assertThat(NormalTail.above(40)).isZero();
    }

    private static double[] noise(long seed, double scale, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] noise = new double[size];
        for (int i = 0; i < size; i++) {
            noise[i] = scale * random.nextGaussian();
        }
        return noise;
    }
}

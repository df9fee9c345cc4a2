package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomnessTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 7.5, 15.9, 16.1, 60})
    void shouldDrawPoissonNumbersWithEqualMeanAndVariance(double mean) {
        Randomness randomness = new Randomness(1);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int count = randomness.poisson(mean);
            sum += count;
            squares += (double) count * count;
        }
        double measured = sum / DRAWS;
        assertThat(measured).isCloseTo(mean, within(0.02 * mean));
        assertThat(squares / DRAWS - measured * measured).isCloseTo(mean, within(0.04 * mean));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 300})
    void shouldDrawBinomialNumbersWithTheirMeanAndVariance(int trials) {
        Randomness randomness = new Randomness(2);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            int count = randomness.binomial(trials, 0.3);
            assertThat(count).isBetween(0, trials);
            sum += count;
            squares += (double) count * count;
        }
        double measured = sum / DRAWS;
        assertThat(measured).isCloseTo(0.3 * trials, within(0.006 * trials));
        assertThat(squares / DRAWS - measured * measured).isCloseTo(0.21 * trials, within(0.015 * trials));
    }

    @Test
    void shouldGiveForksThatDoNotDependOnEachOther() {
        Randomness parent = new Randomness(3);
        Randomness first = parent.fork(1);
        Randomness second = parent.fork(2);
        second.nextLong();
        assertThat(first.nextLong()).isEqualTo(new Randomness(3).fork(1).nextLong());
        assertThat(first.nextLong()).isNotEqualTo(second.nextLong());
    }
}

package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherCombinationTest {

    @Test
    void shouldLeaveASingleProbabilityAsItIs() {
        assertThat(FisherCombination.score(-Math.log(0.001), 1)).isCloseTo(3.0, within(1e-12));
    }

    /** Upper 0.1 % point of chi-square with ten degrees of freedom: 29.588. */
    @Test
    void shouldAgreeWithTheChiSquareTable() {
        assertThat(FisherCombination.score(29.588 / 2, 5)).isCloseTo(3.0, within(1e-3));
    }

    @Test
    void shouldBeZeroWhereNothingSurprises() {
        assertThat(FisherCombination.score(0, 5)).isZero();
    }
}

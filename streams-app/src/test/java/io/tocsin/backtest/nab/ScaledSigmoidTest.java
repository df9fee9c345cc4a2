package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledSigmoidTest {

    /** The values that the benchmark's documentation gives. */
    @ParameterizedTest
    @CsvSource({
        "-1.0, 0.98661",
        "-0.5, 0.84828",
        "0.0, 0.0",
        "0.5, -0.84828",
        "1.0, -0.98661",
        "3.0, -1.0",
        "40.0, -1.0"
    })
    void shouldFallFromTheBeginOfAWindowToFarBehindIt(double position, double expected) {
        assertThat(ScaledSigmoid.at(position)).isCloseTo(expected, within(1e-5));
    }
}

package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    /** Expected: erfc(z / √2) of the C library. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.1, 0.920344325445942",
        "-1, 0.31731050786291415",
        "2.5, 0.012419330651552278",
        "2.8284, 0.0046781313909331984",
        "3, 0.0026997960632601913",
        "5, 5.733031437583892e-07",
        "8, 1.2441921148543639e-15"
    })
    void shouldBeTheProbabilityOnBothSides(double z, double probability) {
        assertThat(NormalTail.twoSided(z)).isCloseTo(probability, within(1e-12 * probability));
    }
}

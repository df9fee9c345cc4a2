package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "abc, abc, 0", "ab, ba, 2"})
    void shouldCountInsertionsDeletionsAndSubstitutions(String left, String right, int expectedDistance) {
        assertThat(NearestKey.distance(left, right)).isEqualTo(expectedDistance);
    }
}

package io.tocsin.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationWordsTest {

    @Test
    void shouldSayTwoLargestUnits() {
        assertThat(DurationWords.of(40_000)).isEqualTo("40 s");
        assertThat(DurationWords.of(90_000)).isEqualTo("1 min 30 s");
        assertThat(DurationWords.of(7_200_000)).isEqualTo("2 h");
        assertThat(DurationWords.of(86_400_000L * 16 + 3_600_000 * 11 + 60_000)).isEqualTo("16 d 11 h");
    }
}

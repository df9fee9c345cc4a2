package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitRateTest {

    @Test
    void shouldCountHitsAmongAsManyAsLabelledAndHalfAsManyAgain() {
        // Of the first three two are labelled; the fourth, allowed by ⌊1.5 · 3⌋, is the third.
        assertThat(HitRate.of(new int[] {4, 9, 1, 7, 0}, Set.of(1, 4, 7))).isEqualTo(new HitRate(2 / 3.0, 1));
        assertThat(HitRate.of(new int[] {9, 4}, Set.of(4))).isEqualTo(new HitRate(0, 0));
    }

    @Test
    void shouldCountMetricsThatAreNotRankedAsNeverNamed() {
        assertThat(HitRate.of(new int[] {2}, Set.of(1, 2))).isEqualTo(new HitRate(0.5, 0.5));
    }

    @Test
    void shouldWeighEventsEqually() {
        assertThat(HitRate.mean(List.of(new HitRate(0, 0.5), new HitRate(1, 1))))
                .isEqualTo(new HitRate(0.5, 0.75));
        assertThat(HitRate.mean(List.of()).at100Percent()).isNaN();
    }

    @Test
    void shouldRefuseAnEventWithoutLabels() {
        assertThatThrownBy(() -> HitRate.of(new int[] {1}, Set.of()))
                .hasMessage("an event needs labelled metrics: labelled=0");
    }
}

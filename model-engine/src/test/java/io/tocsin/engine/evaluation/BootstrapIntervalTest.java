package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BootstrapIntervalTest {

    @Test
    void shouldHaveNoWidthWhenAllSeriesAreAlike() {
        assertThat(BootstrapInterval.ofMean(new double[] {0.5, 0.5, 0.5}, 1))
                .isEqualTo(new BootstrapInterval(0.5, 0.5, 0.5));
    }

    @Test
    void shouldReachAsFarAsTheStandardErrorSays() {
        double[] values = new double[100];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 99.0;
        }
        BootstrapInterval interval = BootstrapInterval.ofMean(values, 7);
        // Standard deviation 0.29157, so 1.96 standard errors are 0.0571.
        assertThat(interval.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.4429, within(0.006));
        assertThat(interval.high()).isCloseTo(0.5571, within(0.006));
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        double[] values = {0.2, 0.9, 0.4, 0.7, 0.5, 0.1};
        assertThat(BootstrapInterval.ofMean(values, 3)).isEqualTo(BootstrapInterval.ofMean(values, 3));
        assertThat(BootstrapInterval.ofMean(values, 3)).isNotEqualTo(BootstrapInterval.ofMean(values, 4));
    }

    @Test
    void shouldRefuseWhatHasNoMean() {
        assertThatThrownBy(() -> BootstrapInterval.ofMean(new double[0], 1))
                .hasMessage("a mean needs values: values=0");
        assertThatThrownBy(() -> BootstrapInterval.ofMean(new double[] {1, Double.NaN}, 1))
                .hasMessage("value must be finite: index=1 value=NaN");
    }
}

package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.evaluation.ReliabilityCurve.Bin;
import org.junit.jupiter.api.Test;

class ReliabilityCurveTest {

    @Test
    void shouldMakeBinsOfEqualWidthWithoutTheEmptyOnes() {
        float[] forecasts = {0, 0.125f, 0.5f, 0.75f, 1};
        boolean[] cameTrue = {false, true, false, true, true};
        assertThat(ReliabilityCurve.ofEqualWidth(forecasts, cameTrue, 4).bins())
                .containsExactly(new Bin(0.0625, 0.5, 2), new Bin(0.5, 0, 1), new Bin(0.875, 1, 2));
    }

    @Test
    void shouldCompareForecastsWithWhatHappened() {
        LabelledScores forecasts = LabelledScores.of(
                new double[] {0.75, 0.125, 0.25, 0.875, 0.5, 1}, new boolean[] {true, false, true, true, false, true});

        ReliabilityCurve curve = ReliabilityCurve.of(forecasts, 3);

        assertThat(curve.bins())
                .containsExactly(new Bin(0.1875, 0.5, 2), new Bin(0.625, 0.5, 2), new Bin(0.9375, 1, 2));
        assertThat(curve.expectedCalibrationError()).isCloseTo((0.3125 + 0.125 + 0.0625) / 3, within(1e-12));
    }

    @Test
    void shouldKeepEqualForecastsInOneBin() {
        LabelledScores forecasts = LabelledScores.of(
                new double[] {0.5, 0.5, 0.5, 0.5, 0.75}, new boolean[] {true, false, true, false, true});
        assertThat(ReliabilityCurve.of(forecasts, 5).bins()).containsExactly(new Bin(0.5, 0.5, 4), new Bin(0.75, 1, 1));
    }

    @Test
    void shouldLeaveNoForecastOut() {
        LabelledScores forecasts = LabelledScores.of(
                new double[] {0, 0.125, 0.25, 0.375, 0.5}, new boolean[] {true, false, true, false, true});
        assertThat(ReliabilityCurve.of(forecasts, 2).bins())
                .extracting(Bin::count)
                .containsExactly(3, 2);
        assertThat(ReliabilityCurve.of(forecasts, 20).bins())
                .extracting(Bin::count)
                .containsOnly(1)
                .hasSize(5);
        assertThatThrownBy(() -> ReliabilityCurve.of(forecasts, 0)).hasMessage("a curve needs bins: bins=0");
    }
}

package io.tocsin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureCalibratorTest {
    private static final int TICKS = 2000;
    private final float[][] logits = new float[TICKS][];

    @Test
    void shouldForetellWhatTheBudgetOfFalseAlarmsAllows() {
        quiet();
        raise(294, 300, 3f);
        raise(1494, 1500, 0.8f);
        raise(1794, 1800, 0.2f);
        // 1,950 ticks allow two false alarms; under 0.5 there would be three.
        raise(500, 503, 1f);
        raise(800, 803, 0.5f);
        raise(1100, 1103, 2f);
        FailureCalibrator calibrator = calibrator(300, 1500, 1800);

        FailureCalibration calibration = calibrator.calibrate().get(0);
        assertThat((double) calibration.boundary()).isCloseTo(calibration.probability(0.8f), within(0.001));
        assertThat(calibration.boundary())
                .isLessThanOrEqualTo(calibration.probability(0.8f))
                .isGreaterThan(calibration.probability(0.5f));
        TrainingReport.FailureReport report =
                calibrator.report(List.of(calibration)).get(0);
        assertThat(report.failures()).isEqualTo(3);
        assertThat(report.found()).isEqualTo(2);
        assertThat(report.falseAlarms()).isEqualTo(2);
        assertThat(report.ticksBefore()).isEqualTo(18);
        assertThat(report.medianLeadTicks()).isEqualTo(6);
        assertThat(report.boundary()).isEqualTo(calibration.boundary());
    }

    @Test
    void shouldSayWhatItMeans() {
        // Of twenty ticks that look the same six come before a failure.
        quiet();
        raise(280, 300, 1f);
        FailureCalibration calibration = calibrator(300).calibrate().get(0);
        assertThat(calibration.probability(1f)).isCloseTo(0.3f, within(0.05f));
        assertThat(calibration.probability(-5f)).isLessThan(0.01f);
    }

    @Test
    void shouldKeepTheBoundaryWithinWhatIsSane() {
        quiet();
        raise(294, 300, 9f);
        raise(1494, 1500, 9f);
        raise(1794, 1800, 9f);
        assertThat(calibrator(300, 1500, 1800).calibrate().get(0).boundary()).isEqualTo(0.9f);

        for (int t = 0; t < TICKS; t++) {
            logits[t] = new float[] {t % 2};
        }
        assertThat(calibrator(300).calibrate().get(0).boundary()).isEqualTo(0.05f);
    }

    @Test
    void shouldWantAnAlertFromOneHalfOnWhereNothingEverFailed() {
        quiet();
        assertThat(calibrator().calibrate()).containsExactly(new FailureCalibration(1f, 0f, 0.5f, 6));
    }

    private void quiet() {
        for (int t = 0; t < TICKS; t++) {
            // The first ticks are a warm-up, of which nothing is said.
            logits[t] = t < 12 ? null : new float[] {-5};
        }
    }

    private void raise(int first, int end, float logit) {
        for (int t = first; t < end; t++) {
            logits[t] = new float[] {logit};
        }
    }

    private FailureCalibrator calibrator(int... failures) {
        long[] ticks = new long[TICKS];
        for (int t = 0; t < TICKS; t++) {
            ticks[t] = 7000L + t;
        }
        TickSeries series = new TickSeries("shop", List.of("cpu"), ticks, new float[TICKS][1]);
        List<FailureInterval> intervals = Arrays.stream(failures)
                .mapToObj(first -> new FailureInterval("shop", 7000L + first, 7000L + first + 5))
                .toList();
        FailureLabels labels = new FailureLabels(intervals, Map.of("shop", 7000L + TICKS), List.of(6));
        return new FailureCalibrator(labels, 6, List.of(new ForeseenSeries(series, logits)));
    }
}

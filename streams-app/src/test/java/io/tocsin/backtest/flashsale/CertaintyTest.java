package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.backtest.flashsale.Bootstrap.Interval;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertaintyTest {

    @Test
    void shouldMeasureProbabilitiesAgainstOutcomes() {
        float[] probabilities = new float[20];
        boolean[] events = new boolean[20];
        for (int i = 0; i < 20; i++) {
            probabilities[i] = i < 10 ? 0.2f : 0.8f;
            events[i] = i >= 10;
        }

        Reliability reliability = Reliability.of(probabilities, events);

        assertThat(reliability.brier()).isCloseTo(0.04, within(1e-6));
        assertThat(reliability.skill()).isCloseTo(0.84, within(1e-6));
        assertThat(reliability.error()).isCloseTo(0.2, within(1e-6));
        assertThat(reliability.bins()).hasSize(10);
        assertThat(reliability.bins().get(0).share()).isZero();
        assertThat(reliability.bins().get(9).share()).isEqualTo(1);
    }

    @Test
    void shouldCalibrateScoresOfAnyScale() {
        float[] scores = new float[200];
        boolean[] events = new boolean[200];
        for (int i = 0; i < 200; i++) {
            scores[i] = 5000 + 100 * (i / 10);
            // One in ten below the middle, nine in ten above.
            events[i] = i % 10 < (i < 100 ? 1 : 9);
        }

        ScoreCalibration calibration = ScoreCalibration.fit(scores, events);

        // Both halves mirror each other around 5950.
        assertThat(calibration.probability(5950)).isCloseTo(0.5f, within(0.01f));
        assertThat(calibration.probability(5450) + calibration.probability(6450))
                .isCloseTo(1f, within(0.01f));
        assertThat(calibration.probability(6900)).isGreaterThan(0.9f);
        assertThat(calibration.probability(5000)).isLessThan(0.1f);
    }

    @Test
    void shouldBeLessSureOfFewFailures() {
        Interval few = Bootstrap.share(half(10));
        Interval many = Bootstrap.share(half(1000));

        assertThat(few.low()).isBetween(0.1, 0.3);
        assertThat(few.high()).isBetween(0.7, 0.9);
        assertThat(many.high() - many.low()).isLessThan(0.08);
    }

    private static List<Boolean> half(int count) {
        List<Boolean> values = new java.util.ArrayList<>(Collections.nCopies(count / 2, true));
        values.addAll(Collections.nCopies(count / 2, false));
        return values;
    }

    @Test
    void shouldDrawPiecesOfOneFailureAsAWhole() {
        RankedTicks ticks = new RankedTicks(new float[] {1, 2, 3, 4}, new boolean[] {false, true, false, true});
        TickMask judged = TickMask.all(List.of(Shops.rising(4, 1, 2)));

        double[][] areas = new Bootstrap(List.of(Shops.rising(4, 1, 2)), judged).areas(ticks);

        assertThat(areas[0]).containsOnly(0.75);
    }
}

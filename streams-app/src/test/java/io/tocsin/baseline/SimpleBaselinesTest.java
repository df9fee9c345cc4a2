package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Those that can be reckoned by hand. */
class SimpleBaselinesTest {
    @Test
    void shouldScoreAStepOnceWhenNaive() {
        assertThat(new NaiveBaseline().scores(Signals.column(1), Signals.column(1, 3, 3)))
                .containsExactly(0, 2, 0);
    }

    @Test
    void shouldScoreTheDistanceAsLongAsItLasts() {
        assertThat(new DistanceFromMeanBaseline().scores(Signals.column(0), Signals.column(1, 3, 3)))
                .containsExactly(1, 3, 3);
    }

    @Test
    void shouldSmoothOverWhatIsThere() {
        Baseline smoothed = new SmoothedBaseline(new NaiveBaseline(), 2);

        assertThat(smoothed.scores(Signals.column(0), Signals.column(2, 2, 4, 4)))
                .containsExactly(2, 1, 1, 1);
    }

    @Test
    void shouldMeasureInDeviationsOfTheWindowBefore() {
        // Mean 0 and deviation 1 before both; the second has left the first value behind and sees -1 and 3: mean 1,
        // deviation 2.
        assertThat(new MovingZScoreBaseline(2).scores(Signals.column(9, 1, -1), Signals.column(3, 9)))
                .containsExactly(3, 4);
    }

    @Test
    void shouldNotTakeTheNoiseOfAQuietWindowForAnAnomaly() {
        assertThat(new MovingZScoreBaseline(3).scores(Signals.column(1, 1, 1), Signals.column(1.05))[0])
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void shouldExpectWhatWasAPeriodAgo() {
        Baseline seasonal = new SeasonalNaiveBaseline(OptionalInt.of(3));

        assertThat(seasonal.scores(Signals.column(5, 1, 2, 3), Signals.column(1, 2, 6, 1)))
                .containsExactly(0, 0, 3, 0);
    }

    @Test
    void shouldBeNaiveWhereThereIsNoPeriod() {
        float[][] training = Signals.column(0, 0, 0, 0);
        float[][] test = Signals.column(0, 2, 2);

        assertThat(new SeasonalNaiveBaseline(OptionalInt.empty()).scores(training, test))
                .containsExactly(0, 2, 0);
        assertThat(new SeasonalNaiveBaseline(OptionalInt.of(5)).scores(training, test))
                .containsExactly(0, 2, 0);
    }

    @Test
    void shouldFindADayOutOfItsOrder() {
        float[][] training = Signals.waves(0, 480, 1);
        float[][] test = Signals.waves(480, 96, 2);
        // The peak of the third period does not come: every value is usual, at another time.
        for (int t = 48; t < 60; t++) {
            test[t][0] = 0;
            test[t][1] = 0;
        }

        double[] scores = new SeasonalNaiveBaseline(OptionalInt.empty()).scores(training, test);

        assertThat(Signals.highest(Arrays.copyOf(scores, 60))).isBetween(52, 57);
    }

    @Test
    void shouldRefuseSettingsWithoutMeaning() {
        assertThatThrownBy(() -> new SmoothedBaseline(new NaiveBaseline(), 0))
                .hasMessage("must be at least 1: ticks=0");
        assertThatThrownBy(() -> new MovingZScoreBaseline(1)).hasMessage("must be at least 2: windowTicks=1");
        assertThatThrownBy(() -> new SeasonalNaiveBaseline(OptionalInt.of(0)))
                .hasMessage("must be at least 1: periodTicks=0");
        assertThatThrownBy(() -> new VectorAutoregressionBaseline(0)).hasMessage("must be at least 1: lags=0");
        assertThatThrownBy(() -> new NearestNeighbourBaseline(1, 0))
                .hasMessage("must be at least 1: windowTicks=1 neighbours=0");
    }
}

package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeasonFinderTest {
    @Test
    void shouldFindTheShortestPeriod() {
        assertThat(SeasonFinder.find(Signals.waves(5, 480, 3))).hasValue(24);
    }

    @Test
    void shouldNotBelieveAPeriodSeenTwice() {
        assertThat(SeasonFinder.find(Signals.waves(0, 60, 3))).isEmpty();
    }

    @Test
    void shouldFindNoneInNoise() {
        SplittableRandom random = new SplittableRandom(4);
        float[][] noise = new float[1000][1];
        for (float[] tick : noise) {
            tick[0] = (float) random.nextDouble(-1, 1);
        }

        assertThat(SeasonFinder.find(noise)).isEmpty();
    }

    @Test
    void shouldFindNoneWhereNothingMovesOrNothingIs() {
        assertThat(SeasonFinder.find(new float[100][2])).isEmpty();
        assertThat(SeasonFinder.find(new float[1][2])).isEmpty();
    }

    @Test
    void shouldCorrelateAsReckonedByHand() {
        double[] correlation = SeasonFinder.autocorrelation(Signals.column(1, -1, 1, -1));

        assertThat(Arrays.copyOf(correlation, 4)).containsExactly(new double[] {1, -0.75, 0.5, -0.25}, within(1e-9));
    }
}

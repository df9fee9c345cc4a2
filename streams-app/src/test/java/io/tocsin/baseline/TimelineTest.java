package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final float NAN = Float.NaN;

    @Test
    void shouldCarryValuesForwardAcrossTheSeam() {
        float[][] training = {{NAN, 1}, {2, NAN}};
        float[][] test = {{NAN, 3}, {NAN, NAN}};

        Timeline timeline = Timeline.of(training, test);

        assertThat(timeline.ticks()).isDeepEqualTo(new float[][] {{0, 1}, {2, 1}, {2, 3}, {2, 3}});
        assertThat(timeline.testStart()).isEqualTo(2);
        assertThat(timeline.training()).isDeepEqualTo(new float[][] {{0, 1}, {2, 1}});
    }

    @Test
    void shouldClipWhatIsFarAway() {
        Timeline timeline = Timeline.of(new float[][] {{-3e6f, 99}}, new float[][] {{Float.POSITIVE_INFINITY, 101}});

        assertThat(timeline.ticks()).isDeepEqualTo(new float[][] {{-100, 99}, {100, 100}});
    }

    @Test
    void shouldMeasureTheRootMeanSquare() {
        Timeline timeline = Timeline.of(new float[][] {{1, 2}}, new float[][] {{8, 3}});

        assertThat(timeline.rmsDifference(0, 1)).isEqualTo(5);
    }

    @Test
    void shouldTellTestTicksAlone() {
        Timeline timeline = Timeline.of(Signals.column(0, 0, 0), Signals.column(0, 0));

        assertThat(timeline.scoreTest(t -> t)).containsExactly(3, 4);
    }
}

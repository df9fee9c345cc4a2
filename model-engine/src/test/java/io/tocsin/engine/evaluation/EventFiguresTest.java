package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EventFiguresTest {

    /** Events at 4-7, 12 and 16-17 of 24 ticks; a digit is a score. */
    private static EventFigures figures(String scores, int pauseTicks) {
        String labels = "....####....#...##......";
        boolean[] truth = new boolean[labels.length()];
        double[] values = new double[labels.length()];
        for (int t = 0; t < truth.length; t++) {
            truth[t] = labels.charAt(t) == '#';
            values[t] = scores.charAt(t) == '.' ? 0 : scores.charAt(t) - '0';
        }
        return EventFigures.at(5, LabelledScores.of(values, truth), pauseTicks);
    }

    @Test
    void shouldFindEventsAndTellHowLate() {
        // First flags 2 and 0 ticks after the begin; the event at 16 is missed.
        EventFigures figures = figures("......77....5...44......", 0);
        assertThat(figures).isEqualTo(new EventFigures(24, 3, 2, 0, 1, 0));
        assertThat(figures.eventRecall()).isEqualTo(2 / 3.0);
    }

    @Test
    void shouldMergeFlagsOverShortPauses() {
        // The flag at 5 lies in an event: what is merged with it is not false.
        String scores = "9.9..9...9..........9..9";
        assertThat(figures(scores, 0).falseAlarms()).isEqualTo(5);
        assertThat(figures(scores, 1).falseAlarms()).isEqualTo(4);
        assertThat(figures(scores, 2).falseAlarms()).isEqualTo(2);
        assertThat(figures(scores, 3).falseAlarms()).isEqualTo(1);
    }

    @Test
    void shouldTellFromTheShareOfTicksThatAnAlarmNeverEnds() {
        assertThat(figures("999999999999999999999999", 0)).isEqualTo(new EventFigures(24, 3, 3, 0, 0, 1));
    }

    @Test
    void shouldHaveNoDelayWhenNothingIsFound() {
        assertThat(figures("9.......................", 0).medianDelayTicks()).isNaN();
    }

    @Test
    void shouldCountFalseAlarmsPerDayOfAnEntity() {
        EventFigures figures = new EventFigures(17_280, 3, 1, 6, 0, 0.1);
        // 17,280 ticks of 10 seconds are two days.
        assertThat(figures.falseAlarmsPerEntityDay(10_000)).isCloseTo(3, within(1e-12));
        assertThatThrownBy(() -> figures.falseAlarmsPerEntityDay(0)).hasMessage("tick must last: tickDurationMs=0");
    }
}

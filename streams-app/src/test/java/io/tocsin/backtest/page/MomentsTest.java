package io.tocsin.backtest.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.evaluation.TickInterval;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void shouldTellIncidentsFoundFromMissedAndFalseAlarms() {
        double[] scores = new double[60];
        boolean[] labels = new boolean[60];
        label(labels, 5, 8);
        label(labels, 30, 34);
        label(labels, 45, 46);
        scores[6] = 1.5;
        scores[31] = 0.7;
        scores[58] = 1.0;

        Moments moments = Moments.of(scores, labels);

        assertThat(moments.found()).containsExactly(new Moment(Moment.Kind.FOUND, new TickInterval(5, 8), 1.5));
        assertThat(moments.missed())
                .containsExactly(
                        new Moment(Moment.Kind.MISSED, new TickInterval(30, 34), 0.7),
                        new Moment(Moment.Kind.MISSED, new TickInterval(45, 46), 0));
        assertThat(moments.falseAlarms())
                .containsExactly(new Moment(Moment.Kind.FALSE_ALARM, new TickInterval(58, 59), 1.0));
        assertThat(moments.outstanding()).extracting(Moment::length).containsExactly(3, 4, 1);
    }

    @Test
    void shouldJoinFlagsWithShortPausesAndForgiveAlarmThatReachesIncident() {
        double[] scores = new double[60];
        boolean[] labels = new boolean[60];
        label(labels, 20, 22);
        scores[10] = 2;
        scores[21] = 2;
        scores[40] = 2;
        scores[51] = 3;

        Moments moments = Moments.of(scores, labels);

        assertThat(moments.falseAlarms())
                .containsExactly(new Moment(Moment.Kind.FALSE_ALARM, new TickInterval(40, 52), 3));
    }

    private static void label(boolean[] labels, int first, int end) {
        for (int i = first; i < end; i++) {
            labels[i] = true;
        }
    }
}

package io.tocsin.backtest.page;

import io.tocsin.engine.evaluation.TickInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened in a recording: incidents found and missed, false alarms.
 *
 * <p>Thread-safe.
 */
record Moments(List<Moment> found, List<Moment> missed, List<Moment> falseAlarms) {
    private static final double BOUNDARY = 1;
    /** Flags with shorter pauses between them are one alarm, as in the table. */
    private static final int PAUSE_TICKS = 10;

    static Moments of(double[] scores, boolean[] labels) {
        List<Moment> found = new ArrayList<>();
        List<Moment> missed = new ArrayList<>();
        for (TickInterval event : TickInterval.where(labels, true)) {
            Moment moment = Moment.of(Moment.Kind.FOUND, event, scores);
            if (moment.peak() >= BOUNDARY) {
                found.add(moment);
            } else {
                missed.add(new Moment(Moment.Kind.MISSED, event, moment.peak()));
            }
        }
        List<Moment> falseAlarms = alarms(scores).stream()
                .filter(alarm -> !touchesLabel(alarm, scores, labels))
                .map(alarm -> Moment.of(Moment.Kind.FALSE_ALARM, alarm, scores))
                .toList();
        return new Moments(List.copyOf(found), List.copyOf(missed), falseAlarms);
    }

    private static List<TickInterval> alarms(double[] scores) {
        List<TickInterval> alarms = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int row = 0; row < scores.length; row++) {
            if (scores[row] >= BOUNDARY) {
                if (first >= 0 && row - last > PAUSE_TICKS + 1) {
                    alarms.add(new TickInterval(first, last + 1));
                    first = row;
                }
                first = first < 0 ? row : first;
                last = row;
            }
        }
        if (first >= 0) {
            alarms.add(new TickInterval(first, last + 1));
        }
        return alarms;
    }

    private static boolean touchesLabel(TickInterval alarm, double[] scores, boolean[] labels) {
        for (int row = alarm.first(); row < alarm.end(); row++) {
            if (labels[row] && scores[row] >= BOUNDARY) {
                return true;
            }
        }
        return false;
    }

    int incidents() {
        return found.size() + missed.size();
    }

    /** The loudest incident found, the longest missed and the loudest false alarm, as far as there are any. */
    List<Moment> outstanding() {
        return Stream.of(
                        found.stream().max(Comparator.comparingDouble(Moment::peak)),
                        missed.stream().max(Comparator.comparingInt(Moment::length)),
                        falseAlarms.stream().max(Comparator.comparingDouble(Moment::peak)))
                .flatMap(Optional::stream)
                .toList();
    }
}

package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What alarms at one threshold are worth to the people who are called: events found, how late, and how often for nothing.
 *
 * <p>An event is found when any of its ticks is flagged. Flags with pauses of at most so many ticks between them are one alarm; it is false when
 * none of its flagged ticks lies in an event. An alarm that stands all day counts once, or never when an event falls into it: read the number of
 * false alarms together with {@code flaggedNormalShare}.
 *
 * <p>Thread-safe.
 *
 * @param ticks length of the series
 * @param events events there were
 * @param found events with a flag
 * @param falseAlarms alarms without an event
 * @param medianDelayTicks from the first tick of an event to the first flag in it, over the events found; NaN when none was
 * @param flaggedNormalShare share of the normal ticks that are flagged
 */
public record EventFigures(
        int ticks, int events, int found, int falseAlarms, double medianDelayTicks, double flaggedNormalShare) {
    private static final double DAY_MS = 86_400_000;

    /**
     * Flags the ticks with a score of at least {@code threshold}.
     *
     * @param pauseTicks longest pause within an alarm, 0 or above
     */
    public static EventFigures at(double threshold, LabelledScores data, int pauseTicks) {
        if (pauseTicks < 0) {
            throw new IllegalArgumentException("pause must not be negative: pauseTicks=" + pauseTicks);
        }
        List<Integer> delays = new ArrayList<>();
        for (TickInterval event : data.events()) {
            int flag = firstFlag(threshold, data.scores(), event);
            if (flag >= 0) {
                delays.add(flag - event.first());
            }
        }
        return new EventFigures(
                data.size(),
                data.events().size(),
                delays.size(),
                falseAlarms(threshold, data, pauseTicks),
                Median.of(delays),
                flaggedNormalShare(threshold, data));
    }

    private static int firstFlag(double threshold, double[] scores, TickInterval event) {
        for (int t = event.first(); t < event.end(); t++) {
            if (scores[t] >= threshold) {
                return t;
            }
        }
        return -1;
    }

    private static int falseAlarms(double threshold, LabelledScores data, int pauseTicks) {
        int alarms = 0;
        int justified = 0;
        boolean thisOneJustified = false;
        int lastFlag = -1;
        for (int t = 0; t < data.size(); t++) {
            if (data.scores()[t] >= threshold) {
                if (lastFlag < 0 || t - lastFlag > pauseTicks + 1) {
                    alarms++;
                    thisOneJustified = false;
                }
                if (data.labels()[t] && !thisOneJustified) {
                    thisOneJustified = true;
                    justified++;
                }
                lastFlag = t;
            }
        }
        return alarms - justified;
    }

    private static double flaggedNormalShare(double threshold, LabelledScores data) {
        int flagged = 0;
        for (int t = 0; t < data.size(); t++) {
            flagged += data.scores()[t] >= threshold && !data.labels()[t] ? 1 : 0;
        }
        return (double) flagged / (data.size() - data.positives());
    }

    /** Share of the events that were found. */
    public double eventRecall() {
        return (double) found / events;
    }

    /**
     * False alarms that one entity raises in a day.
     *
     * @param tickDurationMs milliseconds from one tick of the series to the next, above 0
     */
    public double falseAlarmsPerEntityDay(long tickDurationMs) {
        if (tickDurationMs <= 0) {
            throw new IllegalArgumentException("tick must last: tickDurationMs=" + tickDurationMs);
        }
        return falseAlarms / (ticks * (tickDurationMs / DAY_MS));
    }
}

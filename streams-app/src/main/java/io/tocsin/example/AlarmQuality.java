package io.tocsin.example;

import java.util.ArrayList;
import java.util.List;

/**
 * What alarms are worth at a threshold: failures foretold, how early, and false alarms.
 *
 * <p>A failure is found when an alarm stands in the horizon before it. A false alarm is an episode (pauses of at most {@value #PAUSE_TICKS} ticks
 * merged) after which no failure begins within {@value #PATIENCE_TICKS} ticks or the horizon, whichever is longer; one that stands so long counts
 * anew, or else an alarm that never ends would be a single one. Ticks that are not asked for raise no
 * alarm; a failure without an asked tick before it does not count.
 *
 * <p>Thread-safe.
 *
 * @param threshold an alarm stands where the score is at least that
 * @param found failures foretold
 * @param failures failures there were
 * @param medianLeadTicks from the first alarm within the horizon to the failure, NaN when none was found
 * @param falseAlarms episodes
 */
public record AlarmQuality(float threshold, int found, int failures, double medianLeadTicks, int falseAlarms) {
    private static final int PAUSE_TICKS = 5;
    private static final int PATIENCE_TICKS = 30;

    /** What {@code scores} are worth at a threshold; scores and targets hold one array a run. */
    public static AlarmQuality at(
            float threshold, List<ShopRun> runs, List<float[]> scores, List<float[]> targets, int horizon) {
        int failures = 0;
        int falseAlarms = 0;
        List<Integer> leads = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean[] alarms = alarms(threshold, scores.get(i), targets.get(i));
            List<Integer> starts = runs.get(i).failureStarts();
            for (int start : starts) {
                failures += isAsked(targets.get(i), start, horizon) ? 1 : 0;
                int lead = lead(alarms, start, horizon);
                if (lead > 0) {
                    leads.add(lead);
                }
            }
            falseAlarms += falseAlarms(alarms, starts, Math.max(horizon, PATIENCE_TICKS));
        }
        return new AlarmQuality(threshold, leads.size(), failures, median(leads), falseAlarms);
    }

    private static boolean[] alarms(float threshold, float[] scores, float[] targets) {
        boolean[] alarms = new boolean[scores.length];
        for (int t = 0; t < alarms.length; t++) {
            alarms[t] = scores[t] >= threshold && !Float.isNaN(targets[t]);
        }
        return alarms;
    }

    private static boolean isAsked(float[] targets, int start, int horizon) {
        for (int t = Math.max(0, start - horizon); t < start; t++) {
            if (!Float.isNaN(targets[t])) {
                return true;
            }
        }
        return false;
    }

    private static int lead(boolean[] alarms, int start, int horizon) {
        for (int t = Math.max(0, start - horizon); t < start; t++) {
            if (alarms[t]) {
                return start - t;
            }
        }
        return 0;
    }

    private static int falseAlarms(boolean[] alarms, List<Integer> starts, int patience) {
        int count = 0;
        int counted = -patience;
        int last = -patience;
        for (int t = 0; t < alarms.length; t++) {
            int now = t;
            if (alarms[t] && starts.stream().noneMatch(start -> start > now && start <= now + patience)) {
                if (t - last > PAUSE_TICKS + 1 || t - counted >= patience) {
                    count++;
                    counted = t;
                }
                last = t;
            }
        }
        return count;
    }

    private static double median(List<Integer> leads) {
        int[] sorted = leads.stream().mapToInt(Integer::intValue).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    }
}

package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What alarms ahead of failures are worth at one threshold: failures foretold, how early, and how often for nothing.
 *
 * <p>A failure is foretold when an alarm stands in the horizon before it; one without an asked tick there does not count at all. Alarms with pauses
 * of at most {@value #PAUSE_TICKS} ticks are one episode, which is false when no failure begins within the patience of
 * {@code max(horizon,} {@value #MIN_PATIENCE_TICKS}{@code )} ticks after its first tick. An episode that stands longer than the patience is counted
 * anew and judged again, or else an alarm that never ends would be a single one.
 *
 * <p>Thread-safe.
 *
 * @param threshold an alarm stands where the score is at least that
 * @param failures failures that could be foretold
 * @param found failures foretold
 * @param falseAlarms episodes without a failure after them
 * @param medianLeadTicks from the first alarm within the horizon to the failure, over the failures foretold; NaN when none was
 */
public record EarlyWarning(double threshold, int failures, int found, int falseAlarms, double medianLeadTicks) {
    private static final int PAUSE_TICKS = 5;
    private static final int MIN_PATIENCE_TICKS = 30;
    private static final double TICKS_PER_FALSE_ALARM = 1000;

    /** At a threshold chosen elsewhere. */
    public static EarlyWarning at(double threshold, List<WarningRun> runs) {
        int failures = 0;
        int falseAlarms = 0;
        List<Integer> leads = new ArrayList<>();
        for (WarningRun run : runs) {
            failures += run.failurePeaks().length;
            falseAlarms += falseAlarms(threshold, run, foretelling(run), Integer.MAX_VALUE);
            for (TickInterval failure : run.failures()) {
                int lead = lead(threshold, run, failure.first());
                if (lead > 0) {
                    leads.add(lead);
                }
            }
        }
        return new EarlyWarning(threshold, failures, leads.size(), falseAlarms, Median.of(leads));
    }

    /** False alarms that are allowed: one in 1000 asked ticks, rounded, at least one. */
    public static int falseAlarmBudget(List<WarningRun> runs) {
        int ticks = runs.stream().mapToInt(WarningRun::askedTicks).sum();
        return (int) Math.max(1, Math.rint(ticks / TICKS_PER_FALSE_ALARM));
    }

    /**
     * At the threshold that foretells most failures within the {@link #falseAlarmBudget}; of equals the highest. It is known only in hindsight, so
     * this is an upper bound. When every threshold exceeds the budget: one above all scores.
     */
    public static EarlyWarning withinBudget(List<WarningRun> runs) {
        int budget = falseAlarmBudget(runs);
        double[] thresholds = runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.askedScores()))
                .sorted()
                .distinct()
                .toArray();
        double[] peaks = runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.failurePeaks()))
                .sorted()
                .toArray();
        List<boolean[]> foretelling =
                runs.stream().map(EarlyWarning::foretelling).toList();
        double best = thresholds.length == 0 ? 0 : Math.nextUp(thresholds[thresholds.length - 1]);
        int most = 0;
        int below = peaks.length;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            while (below > 0 && peaks[below - 1] >= thresholds[i]) {
                below--;
            }
            if (peaks.length - below > most && keepsTo(budget, thresholds[i], runs, foretelling)) {
                most = peaks.length - below;
                best = thresholds[i];
            }
        }
        return at(best, runs);
    }

    private static boolean keepsTo(int budget, double threshold, List<WarningRun> runs, List<boolean[]> foretelling) {
        int falseAlarms = 0;
        for (int r = 0; r < runs.size() && falseAlarms <= budget; r++) {
            falseAlarms += falseAlarms(threshold, runs.get(r), foretelling.get(r), budget);
        }
        return falseAlarms <= budget;
    }

    private static int patience(WarningRun run) {
        return Math.max(run.horizonTicks(), MIN_PATIENCE_TICKS);
    }

    /** {@code [ticks]}, whether an episode that begins there would not be false. */
    private static boolean[] foretelling(WarningRun run) {
        return run.failureWithin(patience(run));
    }

    /** Counts false alarms, and stops when there are more than {@code enough}. */
    private static int falseAlarms(double threshold, WarningRun run, boolean[] foretelling, int enough) {
        int count = 0;
        int begin = Integer.MIN_VALUE / 2;
        int last = Integer.MIN_VALUE / 2;
        for (int t = 0; t < run.size() && count <= enough; t++) {
            if (run.alarms(t, threshold)) {
                if (t - last > PAUSE_TICKS + 1 || t - begin >= patience(run)) {
                    begin = t;
                    count += foretelling[t] ? 0 : 1;
                }
                last = t;
            }
        }
        return count;
    }

    private static int lead(double threshold, WarningRun run, int failure) {
        for (int t = Math.max(0, failure - run.horizonTicks()); t < failure; t++) {
            if (run.alarms(t, threshold)) {
                return failure - t;
            }
        }
        return 0;
    }

    /** Share of the failures that were foretold, NaN when there was none. */
    public double recall() {
        return failures == 0 ? Double.NaN : (double) found / failures;
    }
}

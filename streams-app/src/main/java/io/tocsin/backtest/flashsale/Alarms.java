package io.tocsin.backtest.flashsale;

import io.tocsin.example.AlarmQuality;
import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Thresholds and what alarms at them foretell.
 *
 * <p>Thread-safe.
 */
final class Alarms {
    private static final double TICKS_A_FALSE_ALARM = 1000;
    /** So far beyond the budget that no lower threshold comes back to it. */
    private static final int OVERSHOOT = 8;

    private Alarms() {}

    /**
     * A failure with an asked tick in the horizon before it.
     *
     * @param run index of its run
     * @param index which of the run's failures
     * @param lead ticks from the first alarm to the failure, 0 when there was none
     */
    record Failure(int run, int index, int lead) {}

    /** One in a thousand asked ticks, at least one. */
    static int budget(int askedTicks) {
        return (int) Math.max(1, Math.round(askedTicks / TICKS_A_FALSE_ALARM));
    }

    /** The threshold that finds the most failures within the budget of false alarms, of equals the highest; infinite if none finds any. */
    static float bestThreshold(List<ShopRun> runs, List<float[]> scores, List<float[]> targets, int horizon) {
        float[] sorted = distinctDescending(scores, targets);
        int budget = budget(asked(targets));
        float best = Float.POSITIVE_INFINITY;
        int found = 0;
        for (float threshold : sorted) {
            AlarmQuality quality = AlarmQuality.at(threshold, runs, scores, targets, horizon);
            if (quality.falseAlarms() <= budget && quality.found() > found) {
                found = quality.found();
                best = threshold;
            }
            if (quality.falseAlarms() > budget + OVERSHOOT) {
                return best;
            }
        }
        return best;
    }

    static int asked(List<float[]> targets) {
        int asked = 0;
        for (float[] run : targets) {
            for (float target : run) {
                asked += Float.isNaN(target) ? 0 : 1;
            }
        }
        return asked;
    }

    private static float[] distinctDescending(List<float[]> scores, List<float[]> targets) {
        List<Float> all = new ArrayList<>();
        for (int r = 0; r < scores.size(); r++) {
            for (int t = 0; t < scores.get(r).length; t++) {
                if (!Float.isNaN(targets.get(r)[t])) {
                    all.add(scores.get(r)[t]);
                }
            }
        }
        List<Float> sorted =
                all.stream().distinct().sorted((a, b) -> Float.compare(b, a)).toList();
        float[] values = new float[sorted.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sorted.get(i);
        }
        return values;
    }

    /** Every failure that counts, found or not. */
    static List<Failure> failures(
            float threshold, List<ShopRun> runs, List<float[]> scores, List<float[]> targets, int horizon) {
        List<Failure> failures = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            List<Integer> starts = runs.get(r).failureStarts();
            for (int i = 0; i < starts.size(); i++) {
                int start = starts.get(i);
                boolean isAsked = false;
                int lead = 0;
                for (int t = Math.max(0, start - horizon); t < start; t++) {
                    boolean asked = !Float.isNaN(targets.get(r)[t]);
                    isAsked |= asked;
                    lead = lead == 0 && asked && scores.get(r)[t] >= threshold ? start - t : lead;
                }
                if (isAsked) {
                    failures.add(new Failure(r, i, lead));
                }
            }
        }
        return failures;
    }
}

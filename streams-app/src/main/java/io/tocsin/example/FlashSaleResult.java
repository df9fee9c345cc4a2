package io.tocsin.example;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of the flash-sale example: every run judged by what had learned from the others.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param targets a run each, as {@link FailureTargets} has them
 * @param forecasts the network first
 */
public record FlashSaleResult(
        ShopTrace trace, FlashSaleSettings settings, List<float[]> targets, List<FailureForecast> forecasts) {
    private static final int THRESHOLDS = 500;
    private static final double TICKS_A_FALSE_ALARM = 1000;
    /** Less than this is noise with so few failures. */
    private static final double NOISE = 0.05;

    /**
     * One row of the comparison.
     *
     * @param aucByRun in the order of the runs, NaN for a run without failures
     * @param alarms at the threshold that finds most within the budget of false alarms, known in hindsight
     */
    public record Row(String method, double aucRoc, List<Double> aucByRun, AlarmQuality alarms, double seconds) {}

    /** Ticks that are asked for. */
    public int askedTicks() {
        int count = 0;
        for (float[] run : targets) {
            for (float target : run) {
                count += Float.isNaN(target) ? 0 : 1;
            }
        }
        return count;
    }

    /** One in a thousand ticks, at least one. */
    public int falseAlarmBudget() {
        return (int) Math.max(1, Math.round(askedTicks() / TICKS_A_FALSE_ALARM));
    }

    public Row row(FailureForecast forecast) {
        List<Double> byRun = IntStream.range(0, targets.size())
                .mapToObj(i ->
                        new FailureForecast("", List.of(forecast.scores().get(i)), 0).aucRoc(List.of(targets.get(i))))
                .toList();
        return new Row(forecast.method(), forecast.aucRoc(targets), byRun, alarms(forecast), forecast.seconds());
    }

    /** The threshold that finds the most failures with no more false alarms than the budget; of equals the highest. */
    public AlarmQuality alarms(FailureForecast forecast) {
        float[] sorted = sortedScores(forecast);
        AlarmQuality best = quality(forecast, Math.nextUp(sorted[sorted.length - 1]));
        for (int k = 0; k < THRESHOLDS; k++) {
            // Dense at the top, where thresholds lie.
            int at = (int) ((sorted.length - 1) * (1 - Math.pow((double) k / THRESHOLDS, 3)));
            AlarmQuality quality = quality(forecast, sorted[at]);
            if (quality.falseAlarms() <= falseAlarmBudget() && quality.found() > best.found()) {
                best = quality;
            }
        }
        return best;
    }

    private AlarmQuality quality(FailureForecast forecast, float threshold) {
        return AlarmQuality.at(threshold, trace.runs(), forecast.scores(), targets, settings.horizonTicks());
    }

    private float[] sortedScores(FailureForecast forecast) {
        float[] all = new float[trace.ticks()];
        int count = 0;
        for (float[] run : forecast.scores()) {
            System.arraycopy(run, 0, all, count, run.length);
            count += run.length;
        }
        Arrays.sort(all);
        return all;
    }

    /** One sentence that says whether the network was worth it. */
    public String verdict() {
        double network = forecasts.get(0).aucRoc(targets);
        double regression = forecasts.get(1).aucRoc(targets);
        if (Double.isNaN(network) || Double.isNaN(regression)) {
            return "Nothing can be said: there is no failure to foretell.";
        }
        double gain = network - regression;
        return Math.abs(gain) < NOISE
                ? "The network is about as good as logistic regression: a difference in AUC below " + NOISE
                        + " is noise with " + trace.failures() + " failures."
                : gain > 0
                        ? "The network is better than logistic regression on the same inputs."
                        : "The network is worse than logistic regression on the same inputs.";
    }
}

package io.tocsin.engine.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What a predictor of failures said of each tick of one uninterrupted run, and when failures began.
 *
 * <p>The question at tick t: does a failure begin in {@code (t, t + horizon]}? It is not asked while a failure lasts, in the
 * {@value #RECOVERY_TICKS} ticks after it, nor in the last {@code horizon} ticks, whose answer is not known.
 *
 * <p>Thread-safe as long as nobody writes to the scores, which are not copied.
 */
public final class WarningRun {
    private static final int RECOVERY_TICKS = 10;

    private final double[] scores;
    private final List<TickInterval> failures;
    private final int horizonTicks;
    private final boolean[] asked;

    /**
     * Joins forecasts and truth.
     *
     * @param scores {@code [ticks]}, finite where asked, higher where a failure is nearer
     * @param failures in order of time, within the run
     * @param horizonTicks above 0
     * @throws IllegalArgumentException when a score that is asked for is not finite, or a failure lies outside the run
     */
    public WarningRun(double[] scores, List<TickInterval> failures, int horizonTicks) {
        if (horizonTicks < 1) {
            throw new IllegalArgumentException("horizon must have a tick: horizonTicks=" + horizonTicks);
        }
        this.scores = scores;
        this.failures = List.copyOf(failures);
        this.horizonTicks = horizonTicks;
        this.asked = asked(scores.length, this.failures, horizonTicks);
        for (int t = 0; t < scores.length; t++) {
            if (asked[t] && !Double.isFinite(scores[t])) {
                throw new IllegalArgumentException("score must be finite: tick=" + t + " score=" + scores[t]);
            }
        }
    }

    private static boolean[] asked(int ticks, List<TickInterval> failures, int horizonTicks) {
        boolean[] asked = new boolean[ticks];
        Arrays.fill(asked, 0, Math.max(0, ticks - horizonTicks), true);
        for (TickInterval failure : failures) {
            if (failure.end() > ticks) {
                throw new IllegalArgumentException(
                        "failure must end within the run: end=" + failure.end() + " ticks=" + ticks);
            }
            Arrays.fill(asked, failure.first(), Math.min(failure.end() + RECOVERY_TICKS, ticks), false);
        }
        return asked;
    }

    /** {@code [ticks]}, whether the question is asked. */
    public boolean[] asked() {
        return asked.clone();
    }

    /** How many ticks the question is asked at. */
    public int askedTicks() {
        int count = 0;
        for (boolean one : asked) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** {@code [ticks]}, whether a failure begins in the {@code ticks} ticks after each. */
    boolean[] failureWithin(int ticks) {
        boolean[] within = new boolean[scores.length];
        for (TickInterval failure : failures) {
            Arrays.fill(within, Math.max(0, failure.first() - ticks), failure.first(), true);
        }
        return within;
    }

    /**
     * The asked ticks of all runs in one series, for measures that need no order of time: {@link Ranking}, {@link BrierScore},
     * {@link ReliabilityCurve}.
     *
     * @throws IllegalArgumentException when the answer is the same at all of them
     */
    public static LabelledScores askedTicks(List<WarningRun> runs) {
        int size = runs.stream().mapToInt(WarningRun::askedTicks).sum();
        double[] scores = new double[size];
        boolean[] labels = new boolean[size];
        int next = 0;
        for (WarningRun run : runs) {
            boolean[] answers = run.failureWithin(run.horizonTicks);
            for (int t = 0; t < answers.length; t++) {
                if (run.asked[t]) {
                    scores[next] = run.scores[t];
                    labels[next++] = answers[t];
                }
            }
        }
        return LabelledScores.of(scores, labels);
    }

    int size() {
        return scores.length;
    }

    int horizonTicks() {
        return horizonTicks;
    }

    List<TickInterval> failures() {
        return failures;
    }

    /** Whether the question is asked at {@code tick} and the answer was an alarm. */
    boolean alarms(int tick, double threshold) {
        return asked[tick] && scores[tick] >= threshold;
    }

    /** The scores of the asked ticks. */
    double[] askedScores() {
        double[] all = new double[scores.length];
        int count = 0;
        for (int t = 0; t < scores.length; t++) {
            if (asked[t]) {
                all[count++] = scores[t];
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** The highest score asked for in the horizon before each failure; a failure without an asked tick before it is left out. */
    double[] failurePeaks() {
        return failures.stream()
                .mapToDouble(this::peakBefore)
                .filter(Double::isFinite)
                .toArray();
    }

    private double peakBefore(TickInterval failure) {
        double peak = Double.NEGATIVE_INFINITY;
        for (int t = Math.max(0, failure.first() - horizonTicks); t < failure.first(); t++) {
            peak = asked[t] ? Math.max(peak, scores[t]) : peak;
        }
        return peak;
    }
}

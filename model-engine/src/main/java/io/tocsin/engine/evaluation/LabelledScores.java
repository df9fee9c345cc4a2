package io.tocsin.engine.evaluation;

import java.util.List;

/**
 * What a detector said of each tick of a series, and the truth: what all measures of detection start from. Both classes are there and every score
 * is finite.
 *
 * <p>Thread-safe as long as nobody writes to the arrays, which are not copied.
 */
public final class LabelledScores {
    private final double[] scores;
    private final boolean[] labels;
    private final int positives;
    private final List<TickInterval> events;
    private final ThresholdCurve curve;

    private LabelledScores(double[] scores, boolean[] labels) {
        check(scores, labels);
        this.scores = scores;
        this.labels = labels;
        this.positives = count(labels);
        if (positives == 0 || positives == labels.length) {
            throw new IllegalArgumentException(
                    "labels must have both classes: positives=" + positives + " ticks=" + labels.length);
        }
        this.events = TickInterval.where(labels, true);
        this.curve = ThresholdCurve.of(scores, labels, positives);
    }

    /**
     * Joins scores and truth. Cost: one sort.
     *
     * @param scores {@code [ticks]}, finite, higher = more anomalous
     * @param labels {@code [ticks]}, true = anomalous
     * @throws IllegalArgumentException when a score is not finite, when one of the classes is not there, or when the lengths differ
     */
    public static LabelledScores of(double[] scores, boolean[] labels) {
        return new LabelledScores(scores, labels);
    }

    /** The same of single precision, widened: ties stay ties. */
    public static LabelledScores of(float[] scores, boolean[] labels) {
        double[] wide = new double[scores.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = scores[i];
        }
        return of(wide, labels);
    }

    private static void check(double[] scores, boolean[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "scores and labels must be as many: scores=" + scores.length + " labels=" + labels.length);
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score must be finite: tick=" + i + " score=" + scores[i]);
            }
        }
    }

    private static int count(boolean[] labels) {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    /** How many ticks there are. */
    public int size() {
        return scores.length;
    }

    /** How many ticks are anomalous. */
    public int positives() {
        return positives;
    }

    /** The stretches of anomalous ticks in order of time. */
    public List<TickInterval> events() {
        return events;
    }

    double[] scores() {
        return scores;
    }

    boolean[] labels() {
        return labels;
    }

    ThresholdCurve curve() {
        return curve;
    }

    /** The highest score in each event, in order of time. */
    double[] eventPeaks() {
        return events.stream().mapToDouble(event -> event.max(scores)).toArray();
    }

    void requireProbabilities() {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < 0 || scores[i] > 1) {
                throw new IllegalArgumentException(
                        "probability must lie between 0 and 1: tick=" + i + " probability=" + scores[i]);
            }
        }
    }
}

package io.tocsin.alert;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import java.util.ArrayList;
import java.util.List;

/**
 * How far people moved the boundaries of one entity: a factor f on each,
 *
 * <pre>
 *   ANOMALY    b' = f · b                          a score has no upper end
 *   FAILURE    b' = f · b / (1 − b + f · b)        f on the odds, so that a probability stays below 1
 * </pre>
 *
 * Each false alarm multiplies it by the step, each missed one divides by it, within bounds. Limits and silence are the operator's own word and are not
 * moved.
 *
 * <p>Thread-safe: immutable.
 *
 * @param anomaly factor on the score's boundary
 * @param failure factor on the odds of the probability's boundary
 * @param heard what was taken into account, the newest last, so that nothing counts twice; at most {@value #HEARD_MAX}
 */
public record Thresholds(double anomaly, double failure, List<String> heard) {
    /** Of an entity of whom nobody said anything. */
    public static final Thresholds USUAL = new Thresholds(1, 1, List.of());

    static final int HEARD_MAX = 32;

    public Thresholds {
        heard = List.copyOf(heard);
    }

    /** On the boundary for {@code kind}; 1 where it is not moved. */
    public double factor(AlertKind kind) {
        return switch (kind) {
            case ANOMALY -> anomaly;
            case FAILURE -> failure;
            case LIMIT, NO_DATA, BLIND -> 1;
        };
    }

    /** What {@code boundary} becomes for this entity. */
    float boundary(AlertKind kind, float boundary) {
        return moved(kind, boundary, factor(kind));
    }

    /** {@code level} multiplied by {@code factor}, in odds where it is a probability; the very same for a factor of 1. */
    static float moved(AlertKind kind, float level, double factor) {
        if (factor == 1) {
            return level;
        }
        double product = factor * level;
        return (float) (kind == AlertKind.FAILURE ? product / (1 - level + product) : product);
    }

    /** Whether {@code feedback} was taken into account already. An acknowledgement never is: it moves nothing. */
    public boolean hasHeard(Feedback feedback) {
        return heard.contains(mark(feedback));
    }

    /** After a false alarm or a missed one, which was not heard before. */
    public Thresholds hear(Feedback feedback, AlertSettings.Feedback settings) {
        double change = feedback.getKind() == FeedbackKind.FALSE_ALARM ? settings.step() : 1 / settings.step();
        boolean ofAnomaly = feedback.getAlertKind() == AlertKind.ANOMALY;
        boolean ofFailure = feedback.getAlertKind() == AlertKind.FAILURE;
        List<String> marks = new ArrayList<>(heard);
        marks.add(mark(feedback));
        return new Thresholds(
                ofAnomaly ? within(settings, anomaly * change) : anomaly,
                ofFailure ? within(settings, failure * change) : failure,
                marks.subList(Math.max(0, marks.size() - HEARD_MAX), marks.size()));
    }

    private static double within(AlertSettings.Feedback settings, double factor) {
        return Math.max(settings.factorMin(), Math.min(settings.factorMax(), factor));
    }

    /** Without the entity, for it is the store's key. */
    private static String mark(Feedback feedback) {
        String what = feedback.getKind() + "|" + feedback.getAlertKind() + "|";
        String alertId = feedback.getAlertId();
        return feedback.getKind() == FeedbackKind.MISSED || alertId == null
                ? what + feedback.getStart() + "|" + feedback.getEnd()
                : what + alertId.substring(alertId.lastIndexOf('|') + 1);
    }
}

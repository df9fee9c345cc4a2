package io.tocsin.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * When an incident opens, is updated and resolves. Thread-safe.
 *
 * @param openTicks m of m-of-n: ticks over the boundary that open an incident
 * @param openWindowTicks n of m-of-n: the last ticks that are looked at
 * @param resolveRatio recovery level as a share of the alert boundary
 * @param resolveTicks ticks in a row below the recovery level that resolve
 * @param updateIntervalTicks ticks between two updates of an open incident
 * @param contributorsMax metrics named as explanation
 * @param limits what guards an entity while no model judges it; may be empty
 * @param feedback how far what people say of alerts moves a boundary
 */
public record AlertSettings(
        int openTicks,
        int openWindowTicks,
        double resolveRatio,
        int resolveTicks,
        int updateIntervalTicks,
        int contributorsMax,
        List<Limit> limits,
        Feedback feedback) {

    /**
     * How far what people say of alerts moves the boundaries of an entity.
     *
     * @param step a false alarm raises by it, a missed one lowers by it
     * @param factorMin the least factor on a boundary
     * @param factorMax the largest factor on a boundary
     */
    public record Feedback(double step, double factorMin, double factorMax) {
        /** As configured by nobody. */
        public static final Feedback DEFAULTS = new Feedback(1.2, 0.8, 2.0);
    }

    static final String OPEN_TICKS = "alert.open.ticks";
    static final String OPEN_WINDOW_TICKS = "alert.open.window.ticks";
    static final String RESOLVE_RATIO = "alert.resolve.ratio";
    static final String RESOLVE_TICKS = "alert.resolve.ticks";
    static final String UPDATE_INTERVAL_TICKS = "alert.update.interval.ticks";
    static final String CONTRIBUTORS_MAX = "alert.contributors.max";
    static final String LIMITS = "alert.limits";
    static final String FEEDBACK_STEP = "alert.feedback.step";
    static final String FEEDBACK_FACTOR_MIN = "alert.feedback.factor.min";
    static final String FEEDBACK_FACTOR_MAX = "alert.feedback.factor.max";

    /** Only real trouble crosses them three times within a minute: on simulated shops 99 % of such stretches were failures. */
    private static final String DEFAULT_LIMITS = String.join(
            ", ",
            "system.cpu.utilization>0.97",
            "system.cpu.utilization.idle<0.005",
            "system.memory.utilization>0.97",
            "system.filesystem.utilization>0.95",
            "http.server.error.ratio>0.1",
            "http.server.duration.p95>6",
            "jvm.heap.utilization>0.97",
            "jvm.gc.time.ratio>0.3");

    public AlertSettings {
        limits = List.copyOf(limits);
    }

    /** With the usual steps of feedback. */
    public AlertSettings(
            int openTicks,
            int openWindowTicks,
            double resolveRatio,
            int resolveTicks,
            int updateIntervalTicks,
            int contributorsMax,
            List<Limit> limits) {
        this(
                openTicks,
                openWindowTicks,
                resolveRatio,
                resolveTicks,
                updateIntervalTicks,
                contributorsMax,
                limits,
                Feedback.DEFAULTS);
    }

    static void declare(ConfigDef definition) {
        Rule ticks = Rule.between(1, 1_000);
        // An incident remembers the window as one bit a tick in a long.
        Rule windowTicks = Rule.between(1, Long.SIZE);
        new KeyGroup(definition, "Alert")
                .integer(
                        OPEN_TICKS,
                        3,
                        windowTicks,
                        "So many ticks over the boundary open an incident: the m of m-of-n.")
                .integer(
                        OPEN_WINDOW_TICKS,
                        5,
                        windowTicks,
                        "Among so many last ticks they are counted: the n of m-of-n.")
                .decimal(
                        RESOLVE_RATIO,
                        0.85,
                        Rule.between(0.05, 1.0),
                        "The recovery level as a share of the alert boundary.")
                .integer(
                        RESOLVE_TICKS, 6, ticks, "So many ticks in a row below the recovery level resolve an incident.")
                .integer(
                        UPDATE_INTERVAL_TICKS,
                        6,
                        Rule.between(1, 10_000),
                        "Ticks between two updates of an open incident.")
                .integer(CONTRIBUTORS_MAX, 5, Rule.between(1, 50), "Metrics named as the explanation of an alert.")
                .text(
                        LIMITS,
                        DEFAULT_LIMITS,
                        Rule.limits(),
                        "What no metric crosses unless something is wrong: guards an entity from its first tick until a model"
                                + " judges it.")
                .decimal(
                        FEEDBACK_STEP,
                        Feedback.DEFAULTS.step(),
                        Rule.between(1.0, 3.0),
                        "By so much a false alarm raises the entity's boundary for that kind of alert, and a missed one lowers"
                                + " it: a factor on the score, or on the odds of the probability.")
                .decimal(
                        FEEDBACK_FACTOR_MIN,
                        Feedback.DEFAULTS.factorMin(),
                        Rule.between(0.1, 1.0),
                        "How far missed alerts lower a boundary at most, as a factor.")
                .decimal(
                        FEEDBACK_FACTOR_MAX,
                        Feedback.DEFAULTS.factorMax(),
                        Rule.between(1.0, 10.0),
                        "How far false alarms raise a boundary at most, as a factor.");
    }

    static AlertSettings from(ParsedValues values) {
        return new AlertSettings(
                values.integer(OPEN_TICKS),
                values.integer(OPEN_WINDOW_TICKS),
                values.decimal(RESOLVE_RATIO),
                values.integer(RESOLVE_TICKS),
                values.integer(UPDATE_INTERVAL_TICKS),
                values.integer(CONTRIBUTORS_MAX),
                Limit.parse(values.text(LIMITS)),
                new Feedback(
                        values.decimal(FEEDBACK_STEP),
                        values.decimal(FEEDBACK_FACTOR_MIN),
                        values.decimal(FEEDBACK_FACTOR_MAX)));
    }
}

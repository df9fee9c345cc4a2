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
 */
public record AlertSettings(
        int openTicks,
        int openWindowTicks,
        double resolveRatio,
        int resolveTicks,
        int updateIntervalTicks,
        int contributorsMax,
        List<Limit> limits) {

    static final String OPEN_TICKS = "alert.open.ticks";
    static final String OPEN_WINDOW_TICKS = "alert.open.window.ticks";
    static final String RESOLVE_RATIO = "alert.resolve.ratio";
    static final String RESOLVE_TICKS = "alert.resolve.ticks";
    static final String UPDATE_INTERVAL_TICKS = "alert.update.interval.ticks";
    static final String CONTRIBUTORS_MAX = "alert.contributors.max";
    static final String LIMITS = "alert.limits";

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
                                + " judges it.");
    }

    static AlertSettings from(ParsedValues values) {
        return new AlertSettings(
                values.integer(OPEN_TICKS),
                values.integer(OPEN_WINDOW_TICKS),
                values.decimal(RESOLVE_RATIO),
                values.integer(RESOLVE_TICKS),
                values.integer(UPDATE_INTERVAL_TICKS),
                values.integer(CONTRIBUTORS_MAX),
                Limit.parse(values.text(LIMITS)));
    }
}

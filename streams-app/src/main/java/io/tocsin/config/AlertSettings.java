package io.tocsin.config;

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
 */
public record AlertSettings(
        int openTicks,
        int openWindowTicks,
        double resolveRatio,
        int resolveTicks,
        int updateIntervalTicks,
        int contributorsMax) {

    static final String OPEN_TICKS = "alert.open.ticks";
    static final String OPEN_WINDOW_TICKS = "alert.open.window.ticks";
    static final String RESOLVE_RATIO = "alert.resolve.ratio";
    static final String RESOLVE_TICKS = "alert.resolve.ticks";
    static final String UPDATE_INTERVAL_TICKS = "alert.update.interval.ticks";
    static final String CONTRIBUTORS_MAX = "alert.contributors.max";

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
                .integer(CONTRIBUTORS_MAX, 5, Rule.between(1, 50), "Metrics named as the explanation of an alert.");
    }

    static AlertSettings from(ParsedValues values) {
        return new AlertSettings(
                values.integer(OPEN_TICKS),
                values.integer(OPEN_WINDOW_TICKS),
                values.decimal(RESOLVE_RATIO),
                values.integer(RESOLVE_TICKS),
                values.integer(UPDATE_INTERVAL_TICKS),
                values.integer(CONTRIBUTORS_MAX));
    }
}

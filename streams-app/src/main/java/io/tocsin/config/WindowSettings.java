package io.tocsin.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * The sliding window of each entity. Thread-safe.
 *
 * @param ticks length of the window
 * @param gapTicksMax after a longer gap the model starts afresh and warms up
 * @param warmupTicks ticks a model must have seen before its scores count
 */
public record WindowSettings(int ticks, int gapTicksMax, int warmupTicks) {

    static final String TICKS = "window.ticks";
    static final String GAP_TICKS_MAX = "window.gap.ticks.max";
    static final String WARMUP_TICKS = "warmup.ticks";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Window")
                .integer(
                        TICKS,
                        60,
                        Rule.between(2, 10_000),
                        "Ticks kept per entity: what a new model replays to make its own state.")
                .integer(
                        GAP_TICKS_MAX,
                        6,
                        Rule.between(0, 10_000),
                        "After a gap of more ticks than this the model starts afresh and warms up again.")
                .integer(
                        WARMUP_TICKS,
                        12,
                        Rule.between(1, 10_000),
                        "Ticks a model must have seen of an entity before its scores count.");
    }

    static WindowSettings from(ParsedValues values) {
        return new WindowSettings(values.integer(TICKS), values.integer(GAP_TICKS_MAX), values.integer(WARMUP_TICKS));
    }
}

package io.tocsin.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How samples become ticks. Thread-safe.
 *
 * @param grace how long after a cell's end its missing metrics are waited for, in the entity's own time
 * @param metricForgetTicks a metric absent for this many ticks is no longer expected
 * @param counterGapTicksMax a counter that was away for longer begins anew: no rate is told over the gap
 */
public record AlignSettings(Duration grace, int metricForgetTicks, int counterGapTicksMax) {

    static final String GRACE_MS = "align.grace.ms";
    static final String METRIC_FORGET_TICKS = "align.metric.forget.ticks";
    static final String COUNTER_GAP_TICKS_MAX = "align.counter.gap.ticks.max";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Align")
                .wholeNumber(
                        GRACE_MS,
                        5_000,
                        Rule.between(0, 3_600_000),
                        "How long after a cell's end its missing metrics are waited for, in the entity's own time.")
                .integer(
                        METRIC_FORGET_TICKS,
                        30,
                        Rule.between(1, 100_000),
                        "A metric absent for this many ticks is no longer expected, so that ticks don't wait for it.")
                .integer(
                        COUNTER_GAP_TICKS_MAX,
                        30,
                        Rule.between(1, 100_000),
                        "A counter that was away for longer than this begins anew: no rate is told over the gap.");
    }

    static AlignSettings from(ParsedValues values) {
        return new AlignSettings(
                values.milliseconds(GRACE_MS),
                values.integer(METRIC_FORGET_TICKS),
                values.integer(COUNTER_GAP_TICKS_MAX));
    }
}

package io.tocsin.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The grid that samples are put on. Thread-safe.
 *
 * @param duration length of one cell of the grid; a model is bound to the duration it was trained with
 */
public record TickSettings(Duration duration) {

    static final String DURATION_MS = "tick.duration.ms";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Ticks")
                .wholeNumber(
                        DURATION_MS,
                        10_000,
                        Rule.between(1_000, 3_600_000),
                        "Length of one cell of the grid; models are bound to the duration they were trained with.");
    }

    static TickSettings from(ParsedValues values) {
        return new TickSettings(values.milliseconds(DURATION_MS));
    }
}

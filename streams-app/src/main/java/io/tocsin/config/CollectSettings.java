package io.tocsin.config;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How this machine's own metrics are sampled. Thread-safe.
 *
 * @param interval time between two samples
 * @param entity the entity they are published under; empty means {@code host/<hostname>}
 */
public record CollectSettings(Duration interval, Optional<String> entity) {

    static final String INTERVAL_MS = "collect.interval.ms";
    static final String ENTITY = "collect.entity";

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Collect")
                .wholeNumber(
                        INTERVAL_MS,
                        10_000,
                        Rule.between(1_000, 3_600_000),
                        "Time between two samples of this machine's own metrics.")
                .text(
                        ENTITY,
                        "",
                        Rule.matching("empty or up to 249 characters on one line", "\\P{Cntrl}{0,249}"),
                        "The entity they are published under; empty means host/<hostname>.");
    }

    static CollectSettings from(ParsedValues values) {
        return new CollectSettings(
                values.milliseconds(INTERVAL_MS),
                Optional.of(values.text(ENTITY)).filter(entity -> !entity.isEmpty()));
    }
}

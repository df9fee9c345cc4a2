package io.tocsin.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * When Tocsin tells that it does not see itself. Thread-safe.
 *
 * @param patience how long nothing may be judged
 */
public record SelfwatchSettings(Duration patience) {
    static final String PATIENCE_MS = "selfwatch.patience.ms";
    private static final int TICKS_MIN = 3;

    static void declare(ConfigDef definition) {
        new KeyGroup(definition, "Selfwatch")
                .wholeNumber(
                        PATIENCE_MS,
                        300_000,
                        Rule.between(1_000, 86_400_000),
                        "How long nothing may be judged by any model before an alert tells that Tocsin is blind; three ticks are waited for at least.");
    }

    static SelfwatchSettings from(ParsedValues values) {
        return new SelfwatchSettings(values.milliseconds(PATIENCE_MS));
    }

    /** As long as it is useful with ticks of this duration. */
    public Duration patience(Duration tick) {
        Duration least = tick.multipliedBy(TICKS_MIN);
        return patience.compareTo(least) > 0 ? patience : least;
    }
}

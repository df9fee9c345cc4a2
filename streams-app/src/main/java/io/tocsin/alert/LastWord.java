package io.tocsin.alert;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the newest tick said of an open incident, for those who ask between two ticks.
 *
 * <p>Thread-safe.
 *
 * @param horizonSeconds of a foretold failure
 */
record LastWord(
        float level,
        float boundary,
        @Nullable Integer horizonSeconds,
        String model,
        String version,
        Map<String, String> labels) {

    LastWord {
        labels = Map.copyOf(labels);
    }
}

package io.tocsin.schemas;

import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * A topic as Tocsin wants it.
 *
 * <p>Thread-safe: immutable.
 *
 * @param name full name, prefix included: 1 to 249 characters of {@code a-z A-Z 0-9 . _ -}
 * @param partitions at least 1
 * @param settings Kafka's topic settings by their own names; what is not named here is left to the broker's defaults
 * @param purpose one sentence, for people
 */
@NullMarked
public record TopicSpec(String name, int partitions, Map<String, String> settings, String purpose) {
    private static final int MAX_NAME_LENGTH = 249;

    public TopicSpec {
        if (name.length() > MAX_NAME_LENGTH || !name.matches("[a-zA-Z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "topic name must be 1 to 249 characters of a-z A-Z 0-9 . _ -: name=" + name);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "topic must have a partition: name=" + name + " partitions=" + partitions);
        }
        settings = Map.copyOf(settings);
    }
}

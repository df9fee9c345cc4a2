package io.tocsin.topics;

import java.util.Map;

/**
 * A topic as it is on the broker.
 *
 * <p>Thread-safe: immutable.
 *
 * @param partitions at least 1
 * @param settings every setting in effect, the broker's defaults among them
 */
record ExistingTopic(int partitions, Map<String, String> settings) {
    ExistingTopic {
        settings = Map.copyOf(settings);
    }
}

package io.tocsin.sizing;

import java.time.Duration;
import java.util.Map;

/**
 * How it is to run. Immutable. Thread-safe.
 *
 * @param replicationFactor replicas of each partition, at least 1
 * @param standbyReplicas copies of each store on other instances
 * @param cores of one instance
 * @param partitions that are there; 0 to have a number proposed
 * @param exactlyOnce whether progress is committed in transactions
 * @param commitInterval how often it is
 * @param silenceStore how often an entity's newest sample is stored
 * @param retentions other times to keep a topic than those that are declared, by name without prefix
 */
public record Setup(
        int replicationFactor,
        int standbyReplicas,
        int cores,
        int partitions,
        boolean exactlyOnce,
        Duration commitInterval,
        Duration silenceStore,
        Map<String, Duration> retentions) {
    public Setup {
        retentions = Map.copyOf(retentions);
    }
}

package io.tocsin.console.status;

import io.tocsin.fleet.FleetTotals;
import io.tocsin.topics.TopicDifference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found. A part that could not be asked is absent, and {@code problems} says why. Thread-safe.
 *
 * @param now by the clock
 * @param brokers how many there are; 0 when none answers
 * @param registryProblem why the registry is of no use; absent when it answers
 * @param topicDifferences absent when nobody could be asked
 * @param flow absent as long as topics are missing
 * @param deadLetters of the last hour, by cause
 * @param deliveries a group for each receiver that is configured
 * @param problems what could not be read, by part
 */
public record StatusFacts(
        Instant now,
        Duration tick,
        String bootstrapServers,
        int brokers,
        String registryUrl,
        @Nullable String registryProblem,
        @Nullable List<TopicDifference> topicDifferences,
        int topics,
        @Nullable Group app,
        @Nullable Flow flow,
        @Nullable FleetTotals fleet,
        @Nullable List<ModelInForce> models,
        @Nullable Map<String, Long> deadLetters,
        @Nullable List<Group> deliveries,
        Map<String, String> problems) {
    public StatusFacts {
        problems = Map.copyOf(problems);
    }

    /**
     * A group of consumers. Thread-safe.
     *
     * @param state as Kafka calls it; absent when there is no such group
     * @param lag records that wait, by topic
     */
    public record Group(String name, @Nullable String state, int members, Map<String, Long> lag) {
        public Group {
            lag = Collections.unmodifiableMap(new TreeMap<>(lag));
        }

        long waiting() {
            return lag.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * When the newest record of each kind was written. Thread-safe.
     *
     * @param sample absent when there is none
     */
    public record Flow(
            @Nullable Instant sample,
            @Nullable Instant tick,
            @Nullable Instant score) {}

    /**
     * A deployment. Thread-safe.
     *
     * @param createdAt of the champion's artifact; absent when that is not in the topic
     * @param deployedAt when the deployment was last changed
     */
    public record ModelInForce(
            String model,
            String champion,
            String selector,
            @Nullable Instant createdAt,
            Instant deployedAt) {}
}

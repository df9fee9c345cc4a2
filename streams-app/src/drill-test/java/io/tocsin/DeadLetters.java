package io.tocsin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in the dead letters by now, counted by cause. Stateless, thread-safe. */
final class DeadLetters {
    private DeadLetters() {}

    static int count(RunningSystem system, String cause) {
        return byCause(system).getOrDefault(cause, 0L).intValue();
    }

    /** A letter of Kafka Streams' own has no cause of ours, and is counted under {@code streams}. */
    static Map<String, Long> byCause(RunningSystem system) {
        try (TopicFollower<byte[]> letters = new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                system.topics.deadLetters().name(),
                new ByteArrayDeserializer())) {
            return letters.all().stream()
                    .collect(Collectors.groupingBy(DeadLetters::cause, TreeMap::new, Collectors.counting()));
        }
    }

    private static String cause(ConsumerRecord<String, byte[]> letter) {
        Header cause = letter.headers().lastHeader("tocsin.cause");
        return cause == null ? "streams" : new String(cause.value(), UTF_8);
    }
}

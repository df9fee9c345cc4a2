package io.tocsin.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where Kafka's own partitioner puts a key: murmur2 over its UTF-8. Stateless, thread-safe. */
public final class KeyPartition {
    private KeyPartition() {}

    /** One of {@code partitions}, from 0. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}

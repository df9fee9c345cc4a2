package io.tocsin.delivery;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits how far the receiver has what was read: up to the oldest record that nobody has taken.
 *
 * <p>Confined to one thread.
 */
final class DeliveredOffsets {
    private final Outbox outbox;
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    DeliveredOffsets(Outbox outbox) {
        this.outbox = outbox;
    }

    void commit(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long offset = outbox.oldestPending(partition.partition()).orElse(consumer.position(partition));
            if (!Long.valueOf(offset).equals(committed.get(partition))) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
    }

    /** The partitions are somebody else's, for now. */
    void forget() {
        committed.clear();
    }
}

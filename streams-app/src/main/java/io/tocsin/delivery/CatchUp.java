package io.tocsin.delivery;

import io.tocsin.delivery.Outbox.Read;
import io.tocsin.delivery.Outbox.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The reading of the alerts topic from its beginning after an assignment: what was delivered before, what was not, and when all of it is read.
 *
 * <p>Confined to one thread.
 */
final class CatchUp {
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private final List<Read> history = new ArrayList<>();

    private CatchUp(Map<TopicPartition, Long> ends) {
        this.ends = ends;
    }

    /** Of the partitions as they are now; the consumer stands at their beginning then. */
    static CatchUp begin(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        CatchUp catchUp = new CatchUp(Map.copyOf(consumer.endOffsets(partitions)));
        Map<TopicPartition, OffsetAndMetadata> offsets = consumer.committed(Set.copyOf(partitions));
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                catchUp.committed.put(partition, offset.offset());
            }
        });
        consumer.seekToBeginning(partitions);
        return catchUp;
    }

    Standing standing(TopicPartition partition, long offset) {
        Long delivered = committed.get(partition);
        if (delivered == null) {
            return offset < ends.getOrDefault(partition, 0L) ? Standing.BEFORE_FIRST_START : Standing.NEWS;
        }
        return offset < delivered ? Standing.DELIVERED : Standing.NEWS;
    }

    void add(Read read) {
        history.add(read);
    }

    boolean isOver(Consumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    List<Read> history() {
        return history;
    }
}

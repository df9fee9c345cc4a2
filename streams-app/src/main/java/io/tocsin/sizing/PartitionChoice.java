package io.tocsin.sizing;

import io.tocsin.names.Names;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.util.List;

/** How many partitions. Stateless, thread-safe. */
final class PartitionChoice {
    /** Entities in one partition: half of what the page shows, for names do not spread evenly and fleets grow. */
    private static final int ENTITIES_A_PARTITION = 50_000;

    private static final List<String> REPARTITIONS = List.of(Names.SAMPLES_BY_ENTITY, Names.FEEDBACK_BY_ENTITY);

    private PartitionChoice() {}

    /** The default, doubled until each has a thread of its own with half of the work it can do, and no more entities than the page shows. */
    static int of(Workload workload, MeasuredCosts costs) {
        double threads = workload.ticksPerSecond() / (costs.threadTicksASecond() * Capacity.BUSY_AT_MOST);
        double wanted = Math.max(threads, (double) workload.entities() / ENTITIES_A_PARTITION);
        long partitions = Topics.DEFAULT_PARTITIONS;
        while (partitions < wanted && partitions < Integer.MAX_VALUE / 2) {
            partitions *= 2;
        }
        return (int) partitions;
    }

    /** Of all topics, those of Kafka Streams included. */
    static long allPartitions(int partitions) {
        long ofStreams = (long) partitions * (Names.STORES.size() + REPARTITIONS.size());
        return ofStreams
                + new Topics("", partitions)
                        .all().stream().mapToLong(TopicSpec::partitions).sum();
    }
}

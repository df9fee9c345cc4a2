package io.tocsin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions that are open in a partition long after their coordinator has ended them: nobody who reads committed records gets past them. An operator finds
 * and ends them with {@code kafka-transactions.sh}; this does the same.
 *
 * <p>Stateless, thread-safe.
 */
final class HangingTransactions {
    /** Longer than a transaction may take, and until the broker looks. */
    private static final Duration OLD = Duration.ofSeconds(20);

    private HangingTransactions() {}

    /** Ends those in topics that begin with {@code prefix}; returns how many there were. */
    static int end(Map<String, Object> clients, String prefix) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(clients)) {
            List<TopicPartition> partitions = partitions(admin, prefix);
            DescribeProducersResult producers = admin.describeProducers(partitions);
            int ended = 0;
            for (TopicPartition partition : partitions) {
                for (ProducerState state :
                        producers.partitionResult(partition).get().activeProducers()) {
                    if (isHanging(state)) {
                        admin.abortTransaction(spec(partition, state)).all().get();
                        ended++;
                    }
                }
            }
            return ended;
        }
    }

    private static List<TopicPartition> partitions(Admin admin, String prefix)
            throws InterruptedException, ExecutionException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(prefix))
                .toList();
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions().forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
        }
        return partitions;
    }

    private static boolean isHanging(ProducerState state) {
        return state.currentTransactionStartOffset().isPresent()
                && System.currentTimeMillis() - state.lastTimestamp() > OLD.toMillis();
    }

    private static AbortTransactionSpec spec(TopicPartition partition, ProducerState state) {
        return new AbortTransactionSpec(
                partition,
                state.producerId(),
                (short) state.producerEpoch(),
                state.coordinatorEpoch().orElse(0));
    }
}

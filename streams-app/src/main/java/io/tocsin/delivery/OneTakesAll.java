package io.tocsin.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to one member of the group, the others stand by: incidents of one service lie in several partitions, and only who sees all of
 * them can tell them in one message.
 *
 * <p>Confined to the consumer's thread.
 */
public final class OneTakesAll extends AbstractPartitionAssignor {

    @Override
    public String name() {
        return "tocsin-one-takes-all";
    }

    @Override
    public Map<String, List<TopicPartition>> assign(
            Map<String, Integer> partitionsPerTopic, Map<String, Subscription> subscriptions) {
        List<TopicPartition> all = new ArrayList<>();
        partitionsPerTopic.forEach((topic, count) -> all.addAll(partitions(topic, count)));
        Map<String, List<TopicPartition>> assignment = new HashMap<>();
        String chosen = new TreeSet<>(subscriptions.keySet()).first();
        subscriptions.keySet().forEach(member -> assignment.put(member, member.equals(chosen) ? all : List.of()));
        return assignment;
    }
}

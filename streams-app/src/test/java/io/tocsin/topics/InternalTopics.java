package io.tocsin.topics;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The topics that Kafka Streams makes for a topology, without the application.id before them. That every store has a change-log is held against a broker in
 * {@code LeastPrivilegeIT}. Stateless, thread-safe.
 */
public final class InternalTopics {
    private InternalTopics() {}

    /** In alphabetical order. */
    public static Set<String> of(Topology topology) {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(InternalTopics::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(TopologyDescription.Node node) {
        if (node instanceof TopologyDescription.Processor processor) {
            return processor.stores().stream().map(store -> store + "-changelog");
        }
        return node instanceof TopologyDescription.Sink sink
                        && sink.topic() != null
                        && sink.topic().endsWith("-repartition")
                ? Stream.of(sink.topic())
                : Stream.empty();
    }
}

package io.tocsin.serve.cluster;

import io.tocsin.names.Names;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The instances as Kafka Streams knows them: each tells its {@code application.server} when it joins the group.
 *
 * <p>Thread-safe.
 */
public final class StreamsCluster implements Cluster {
    private final KafkaStreams streams;
    private final HostInfo self;

    /** As instance {@code self}, which is {@code host:port}. */
    public StreamsCluster(KafkaStreams streams, String self) {
        this.streams = streams;
        this.self = HostInfo.buildFromEndpoint(self);
    }

    @Override
    public String self() {
        return text(self);
    }

    @Override
    public List<String> others() {
        // While the models are read at the start, the server listens already.
        if (!streams.state().isRunningOrRebalancing()) {
            return List.of();
        }
        return streams.metadataForAllStreamsClients().stream()
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
                .filter(host -> !host.host().equals("unknown"))
                .map(StreamsCluster::text)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<String> holderOf(String entity) {
        if (!streams.state().isRunningOrRebalancing()) {
            return Optional.empty();
        }
        KeyQueryMetadata known = streams.queryMetadataForKey(Names.HISTORY_STORE, entity, new StringSerializer());
        return known == null || known.equals(KeyQueryMetadata.NOT_AVAILABLE)
                ? Optional.empty()
                : Optional.of(text(known.activeHost()));
    }

    private static String text(HostInfo host) {
        return host.host() + ":" + host.port();
    }
}

package io.tocsin;

import io.tocsin.config.TocsinConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The change-logs of an installation on its broker: what is in them, and whether what was overwritten goes.
 *
 * <p>Confined to one thread.
 */
final class ChangeLogs implements AutoCloseable {
    private static final double MIB = 1024 * 1024;
    /** Smaller ones a broker does not take. */
    private static final int SEGMENT_BYTES = 1024 * 1024;

    /** The state of a dozen entities is some 100 KB; a segment a partition is not compacted yet. */
    private static final long COMPACTED_BYTES = 8 * 1024 * 1024;

    private static final long LOOK_EVERY_MS = 500;

    private final String applicationId;
    private final Admin admin;

    /** On disk of the broker. */
    record Size(long bytes, int topics) {
        @Override
        public String toString() {
            return String.format("%d, compacted to %.1f MiB", topics, bytes / MIB);
        }
    }

    ChangeLogs(TocsinConfig config) {
        this.applicationId = config.kafka().streams().applicationId();
        this.admin = Admin.create(config.kafka().clientConfiguration());
    }

    /** What a broker does with segments of 50 MiB in days it does with small ones in a minute. */
    void compactSoon() throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> settings = List.of(
                set("segment.bytes", SEGMENT_BYTES), set("min.cleanable.dirty.ratio", 0.1), set("segment.ms", 2_000));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        topics().forEach(topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settings));
        changes.put(
                new ConfigResource(ConfigResource.Type.BROKER, ""),
                List.of(set("log.cleaner.backoff.ms", LOOK_EVERY_MS)));
        admin.incrementalAlterConfigs(changes).all().get();
    }

    private static AlterConfigOp set(String name, Number value) {
        return new AlterConfigOp(new ConfigEntry(name, value.toString()), AlterConfigOp.OpType.SET);
    }

    /** Waits until they hold little more than the state itself, of the 50 MB and more that a day writes; fails when a change-log is not compacted at all. */
    Size awaitCompacted(Duration deadline) throws ExecutionException, InterruptedException {
        List<String> topics = topics();
        requireCompacted(topics);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            long bytes = bytes(topics);
            if (bytes < COMPACTED_BYTES) {
                return new Size(bytes, topics.size());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("change-logs are not compacted: bytes=" + bytes);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void requireCompacted(List<String> topics) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Config> configs = admin.describeConfigs(topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all()
                .get();
        configs.forEach((topic, config) -> {
            if (!config.get("cleanup.policy").value().contains("compact")) {
                throw new AssertionError("change-log is not compacted: topic=" + topic.name());
            }
        });
    }

    private long bytes(List<String> topics) throws ExecutionException, InterruptedException {
        List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .flatMap(directories -> directories.values().stream())
                .map(LogDirDescription::replicaInfos)
                .flatMap(replicas -> replicas.entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .collect(Collectors.summingLong(replica -> replica.getValue().size()));
    }

    private List<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(applicationId) && topic.endsWith("-changelog"))
                .toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}

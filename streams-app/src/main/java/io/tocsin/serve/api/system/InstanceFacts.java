package io.tocsin.serve.api.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.fleet.FleetQuery;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.selector.Selector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/**
 * How this instance does, from what it knows by itself. Thread-safe.
 *
 * @param self as {@code host:port}
 * @param stateDirectory of Kafka Streams
 */
record InstanceFacts(String self, KafkaStreams streams, LiveFleet fleet, MeterRegistry meters, Path stateDirectory) {
    private static final FleetQuery NUMBERS_ALONE = new FleetQuery(
            Selector.ALL, FleetQuery.ALL.kind(), FleetQuery.ALL.standing(), "", FleetQuery.ALL.order(), 0, 0);

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("instance", self);
        json.put("state", streams.state().name());
        List<TaskMetadata> tasks = tasks();
        json.put("tasks", tasks.size());
        json.put("lag", tasks.stream().mapToLong(InstanceFacts::lag).sum());
        json.put("restoringTasks", restoring());
        json.put("entities", fleet.size());
        json.put(
                "ticksPerSecond",
                fleet.part(NUMBERS_ALONE, Instant.now()).totals().ticksPerSecond());
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        json.put("heapUsedBytes", heap.getUsed());
        json.put("heapMaxBytes", heap.getMax());
        json.put("stateBytes", bytes(stateDirectory));
        json.put("uptimeSeconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
        json.put("late", refused(meters.find("tocsin.records.refused").tag("cause", RefusalCause.LATE.code())));
        json.put("deadLetters", refused(meters.find("tocsin.records.refused")));
        json.put("java", Runtime.version().toString());
        json.put("arithmetic", Kernels.choice());
        return json;
    }

    private List<TaskMetadata> tasks() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .toList();
    }

    private static long lag(TaskMetadata task) {
        return task.endOffsets().entrySet().stream()
                .mapToLong(end -> Math.max(
                        0, end.getValue() - Math.max(0, task.committedOffsets().getOrDefault(end.getKey(), 0L))))
                .sum();
    }

    private int restoring() {
        return (int) streams.allLocalStorePartitionLags().values().stream()
                .filter(partitions -> partitions.values().stream()
                        .anyMatch(lag -> lag.currentOffsetPosition() < lag.endOffsetPosition() && lag.offsetLag() > 0))
                .count();
    }

    private static long refused(Search counters) {
        return (long) counters.counters().stream().mapToDouble(Counter::count).sum();
    }

    /** Files come and go while they are counted: RocksDB compacts. */
    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(InstanceFacts::size)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

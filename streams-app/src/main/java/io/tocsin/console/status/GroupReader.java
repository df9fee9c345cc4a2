package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.Group;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker about groups of consumers. Every method throws {@link KafkaException} when the broker refuses or does not answer in time.
 *
 * <p>Thread-safe.
 */
final class GroupReader {
    private final Admin admin;
    private final Duration timeout;

    GroupReader(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /** A group as it stands; without a state when nobody ever was in it. */
    Group read(String name) {
        Optional<GroupListing> listed = await(admin.listGroups().all()).stream()
                .filter(group -> group.groupId().equals(name))
                .findFirst();
        if (listed.isEmpty()) {
            return new Group(name, null, 0, Map.of());
        }
        boolean streams = listed.get().type().filter(GroupType.STREAMS::equals).isPresent();
        return streams ? ofStreams(name) : ofConsumers(name);
    }

    private Group ofConsumers(String name) {
        var described = Objects.requireNonNull(
                await(admin.describeConsumerGroups(List.of(name)).all()).get(name));
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(admin.listConsumerGroupOffsets(Map.of(name, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(name));
        return new Group(
                name, described.groupState().toString(), described.members().size(), lag(offsets));
    }

    private Group ofStreams(String name) {
        var described = Objects.requireNonNull(
                await(admin.describeStreamsGroups(List.of(name)).all()).get(name));
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(admin.listStreamsGroupOffsets(Map.of(name, new ListStreamsGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(name));
        return new Group(
                name, described.groupState().toString(), described.members().size(), lag(offsets));
    }

    /** What is committed in the topics and not yet by the group. */
    private Map<String, Long> lag(Map<TopicPartition, @Nullable OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        offsets.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<String, Long> lag = new HashMap<>();
        await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, end) -> {
                    OffsetAndMetadata committed = offsets.get(partition);
                    long waiting = committed == null ? 0 : Math.max(0, end.offset() - committed.offset());
                    lag.merge(partition.topic(), waiting, Long::sum);
                });
        return lag;
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("broker refuses: reason=" + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

package io.tocsin.selfwatch;

import io.tocsin.config.ForeignTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.TopicFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the topics: how far the samples have come, what the application has committed, which scores came last. Of the scores it decodes the newest few
 * hundred of each partition, whoever wrote them: enough to find a judgement where one entity in thousands is judged, and little work in a large fleet.
 *
 * <p>Every method throws {@link KafkaException} when Kafka does not answer in time. Confined to one thread.
 */
final class TopicObserver implements AutoCloseable {
    private static final long SCORES_A_PARTITION = 500;
    private static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);
    /** The end of a transaction stands in the topic like a record, and nobody commits behind it. */
    private static final long NOT_WAITING = 1;

    private final Duration timeout;
    private final String group;
    private final List<String> sampleTopics;
    private final Admin admin;
    private final TopicFeed<byte[]> feed;
    private final Deserializer<Score> values;
    private final KnownEntities known = new KnownEntities();
    private final Map<Integer, Long> newest = new HashMap<>();
    private final Set<TopicPartition> samples = new HashSet<>();
    private boolean hasRead;
    private int scores;
    private int judged;
    private int warmingUp;

    /**
     * On topics that are there.
     *
     * @param clientConfig how to reach Kafka
     * @param timeout longest wait for one answer
     */
    TopicObserver(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            Map<String, Object> clientConfig,
            Duration timeout) {
        this.timeout = timeout;
        this.group = config.kafka().streams().applicationId();
        this.sampleTopics = Stream.concat(
                        Stream.of(topics.samples().name()),
                        config.ingest().topics().stream().map(ForeignTopic::name))
                .toList();
        String scoreTopic = topics.scores().name();
        this.values = AvroSerde.underTopicName(Score.class, scoreTopic, schemas).deserializer();
        this.feed = new TopicFeed<>(clientConfig, scoreTopic, new ByteArrayDeserializer());
        this.admin = Admin.create(clientConfig);
    }

    /**
     * One look. The first tells no scores.
     *
     * @param isSilenced whether an entity is silenced by the calendar just now
     */
    Observation look(Predicate<KnownEntities.Labelled> isSilenced) {
        if (samples.isEmpty()) {
            findSamples();
        }
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = ends(committed.keySet());
        long samplesEver = samples.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L))
                .sum();
        readScores();
        return new Observation(samplesEver, scores, judged, warmingUp, waiting(committed, ends), isPlanned(isSilenced));
    }

    private boolean isPlanned(Predicate<KnownEntities.Labelled> isSilenced) {
        return isSilenced.test(new KnownEntities.Labelled(BlindIncident.entity(group), Map.of()))
                || known.areAll(isSilenced);
    }

    private void findSamples() {
        await(admin.describeTopics(sampleTopics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> samples.add(new TopicPartition(topic, partition.partition()))));
    }

    /** Of what is committed: records of a transaction that hangs are not there for anybody. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> others) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        samples.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        others.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static long waiting(
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        long waiting = 0;
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> one : committed.entrySet()) {
            OffsetAndMetadata offset = one.getValue();
            long lag = offset == null ? 0 : ends.getOrDefault(one.getKey(), 0L) - offset.offset();
            waiting += lag > NOT_WAITING ? lag : 0;
        }
        return waiting;
    }

    private void readScores() {
        scores = 0;
        judged = 0;
        warmingUp = 0;
        feed.seekRecent(NEVER, SCORES_A_PARTITION, SCORES_A_PARTITION);
        feed.readToEnd(this::take);
        if (!hasRead) {
            // Of what was there before nobody knows when it came.
            scores = 0;
            judged = 0;
            warmingUp = 0;
        }
        hasRead = true;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Long before = newest.put(record.partition(), record.offset());
        if (before != null && record.offset() <= before) {
            newest.put(record.partition(), before);
            return;
        }
        scores++;
        try {
            Score score = values.deserialize(record.topic(), record.value());
            judged += score.getState() == ScoreState.SCORED ? 1 : 0;
            warmingUp += score.getState() == ScoreState.WARMING_UP ? 1 : 0;
            known.add(score.getEntity(), score.getLabels());
        } catch (UndecodableRecordException e) {
            // It is no judgement; readers of the topic count it.
            return;
        }
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

    @Override
    public void close() {
        feed.close();
        admin.close(Duration.ZERO);
    }
}

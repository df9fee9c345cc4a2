package io.tocsin.feedback;

import io.tocsin.alert.Thresholds;
import io.tocsin.config.AlertSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Everything that people have said so far, as far as it can be true.
 *
 * <p>Thread-safe: immutable.
 */
public final class FeedbackHistory {
    private final AlertSettings.Feedback settings;
    private final List<Feedback> said;

    private FeedbackHistory(AlertSettings.Feedback settings, List<Feedback> said) {
        this.settings = settings;
        this.said = said;
    }

    /**
     * What the feedback topic holds now.
     *
     * @throws io.tocsin.topics.TopicNotFoundException if there is no such topic
     */
    public static FeedbackHistory read(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        String topic = topics.feedback().name();
        FeedbackGate gate = new FeedbackGate(config.ingest().aheadMax());
        Deserializer<Feedback> values =
                AvroSerde.underTopicName(Feedback.class, topic, schemas).deserializer();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        new TopicReader(config.kafka().clientConfiguration()).readAll(topic, new ByteArrayDeserializer(), records::add);
        List<Feedback> said = records.stream()
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .flatMap(record -> possible(record, values, gate).stream())
                .toList();
        return new FeedbackHistory(config.alert().feedback(), said);
    }

    private static Optional<Feedback> possible(
            ConsumerRecord<String, byte[]> record, Deserializer<Feedback> values, FeedbackGate gate) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            Feedback feedback = values.deserialize(record.topic(), record.headers(), record.value());
            Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
            return gate.problem(record.key(), feedback, writtenAt).isEmpty() ? Optional.of(feedback) : Optional.empty();
        } catch (UndecodableRecordException refused) {
            // It is in the dead letters.
            return Optional.empty();
        }
    }

    /** The newest last. */
    public List<Feedback> all() {
        return said;
    }

    /** Where the boundaries of {@code entity} stand by this configuration. */
    public Thresholds thresholds(String entity) {
        Thresholds thresholds = Thresholds.USUAL;
        for (Feedback one : said) {
            if (one.getEntity().equals(entity)) {
                thresholds = after(thresholds, one);
            }
        }
        return thresholds;
    }

    /** Where they would stand after {@code feedback}. */
    public Thresholds after(Thresholds before, Feedback feedback) {
        boolean moves = feedback.getKind() != FeedbackKind.ACKNOWLEDGED && !before.hasHeard(feedback);
        return moves ? before.hear(feedback, settings) : before;
    }
}

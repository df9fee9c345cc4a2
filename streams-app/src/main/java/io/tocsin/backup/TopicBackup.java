package io.tocsin.backup;

import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.topics.TopicReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Topics into files and back. What is in a file is what the topic holds at the moment: of a compacted one the newest of each key, or a few before it.
 *
 * <p>Thread-safe.
 *
 * @param clients how to reach Kafka
 * @param recordBytesMax the largest record of the models topic
 */
public record TopicBackup(
        Map<String, Object> clients, Topics topics, SchemaRegistry schemas, Path directory, int recordBytesMax) {
    /** Kafka's own default; a record that does not fit in is refused by the client. */
    private static final long LEAST_BUFFER_BYTES = 32L * 1024 * 1024;

    public TopicBackup {
        clients = Map.copyOf(clients);
    }

    /**
     * Writes a file a topic. They get their names once all of them are written, so that a run that failed leaves no backup and can be tried again.
     *
     * @param leftOut hears of each record that cannot be decoded, in one line: it must not keep all the others from being saved
     * @throws RegistryUnavailableException if the schema registry does not answer: nobody knows then what can be decoded
     */
    public List<SavedTopic> save(Consumer<String> leftOut) {
        List<BackupFile> files = Stream.of(BackupTopic.values()).map(this::file).toList();
        try {
            List<SavedTopic> saved = Stream.of(BackupTopic.values())
                    .map(topic -> write(topic, leftOut))
                    .toList();
            files.forEach(BackupFile::finish);
            return saved;
        } finally {
            files.forEach(BackupFile::discard);
        }
    }

    private SavedTopic write(BackupTopic topic, Consumer<String> leftOut) {
        String name = topic.in(topics).name();
        Deserializer<? extends SpecificRecord> values =
                topic.serde(name, schemas).deserializer();
        List<KeptRecord> kept = new ArrayList<>();
        int[] left = new int[1];
        // As bytes: what the consumer cannot decode it does not go past.
        new TopicReader(clients).readAll(name, new ByteArrayDeserializer(), record -> {
            try {
                // A deletion is not to be brought back: what it deleted is not either.
                if (record.value() != null) {
                    kept.add(new KeptRecord(
                            record.key() == null ? KeptRecord.NO_KEY : record.key(),
                            record.timestamp(),
                            values.deserialize(name, record.value())));
                }
            } catch (UndecodableRecordException e) {
                left[0]++;
                leftOut.accept("record left out of the backup: topic=" + name + " partition=" + record.partition()
                        + " offset=" + record.offset() + " reason=" + e.getMessage());
            }
        });
        file(topic).write(kept);
        return new SavedTopic(topic, kept.size(), left[0]);
    }

    /** Whether {@code file} is nothing but what a run that was killed left in the directory; the next one writes over it. */
    public static boolean isLeftover(Path file) {
        return BackupFile.isUnfinished(file);
    }

    /** How many records the topic holds now. */
    public int held(BackupTopic topic) {
        int[] held = new int[1];
        new TopicReader(clients).readAll(topic.in(topics).name(), new ByteArrayDeserializer(), record -> held[0]++);
        return held[0];
    }

    /** Reads the file of {@code topic} to its end, and throws what {@link #restore} would throw in the midst of its work. */
    public void check(BackupTopic topic) {
        var unused = file(topic).read();
    }

    /** Writes what is in the file of {@code topic} into the topic, with keys and times as they were; returns how many. */
    public int restore(BackupTopic topic) throws InterruptedException {
        List<KeptRecord> records = file(topic).read();
        TopicSpec spec = topic.in(topics);
        String name = spec.name();
        Serializer<SpecificRecord> values = serializer(topic, name);
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, recordBytesMax);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_BUFFER_BYTES, recordBytesMax));
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(config, new StringSerializer(), values)) {
            for (KeptRecord record : records) {
                producer.send(new ProducerRecord<>(name, null, record.timeMs(), key(record, spec), record.value()))
                        .get();
            }
            return records.size();
        } catch (ExecutionException e) {
            throw new KafkaException("kafka did not take the backup: topic=" + name + " reason=" + e.getCause(), e);
        }
    }

    /** As it was: a compacted topic takes no record without one, so there the empty one was a key. */
    private static @Nullable String key(KeptRecord record, TopicSpec topic) {
        boolean isKeyless = record.key().equals(KeptRecord.NO_KEY) && !isCompacted(topic);
        return isKeyless ? null : record.key();
    }

    private static boolean isCompacted(TopicSpec topic) {
        return "compact".equals(topic.settings().get("cleanup.policy"));
    }

    // Each serde of the enum takes the contracts of its topic, and the file's schema lets nothing else in.
    @SuppressWarnings("unchecked")
    private Serializer<SpecificRecord> serializer(BackupTopic topic, String name) {
        return (Serializer<SpecificRecord>) topic.serde(name, schemas).serializer();
    }

    private BackupFile file(BackupTopic topic) {
        return new BackupFile(directory.resolve(topic.fileName()), topic.schema(), topic.data());
    }
}

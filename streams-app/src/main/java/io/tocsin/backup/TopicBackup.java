package io.tocsin.backup;

import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

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
    public TopicBackup {
        clients = Map.copyOf(clients);
    }

    /** Writes the file of {@code topic}; returns how many records it has. */
    public int save(BackupTopic topic) {
        String name = topic.in(topics).name();
        List<KeptRecord> records = new ArrayList<>();
        new TopicReader(clients)
                .<SpecificRecord>readAll(name, topic.serde(name, schemas).deserializer()::deserialize, record -> {
                    // A deletion is not to be brought back: what it deleted is not either.
                    if (record.value() != null) {
                        records.add(new KeptRecord(String.valueOf(record.key()), record.timestamp(), record.value()));
                    }
                });
        file(topic).write(records);
        return records.size();
    }

    /** How many records the topic holds now. */
    public int held(BackupTopic topic) {
        int[] held = new int[1];
        new TopicReader(clients).readAll(topic.in(topics).name(), new ByteArrayDeserializer(), record -> held[0]++);
        return held[0];
    }

    /** Writes what is in the file of {@code topic} into the topic, with keys and times as they were; returns how many. */
    public int restore(BackupTopic topic) throws InterruptedException {
        List<KeptRecord> records = file(topic).read();
        String name = topic.in(topics).name();
        Serializer<SpecificRecord> values = serializer(topic, name);
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, recordBytesMax);
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(config, new StringSerializer(), values)) {
            for (KeptRecord record : records) {
                producer.send(new ProducerRecord<>(name, null, record.timeMs(), record.key(), record.value()))
                        .get();
            }
            return records.size();
        } catch (ExecutionException e) {
            throw new KafkaException("kafka did not take the backup: topic=" + name + " reason=" + e.getCause(), e);
        }
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

package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputIT {
    private static final int TEN_MIB = 10 * 1024 * 1024;
    private static final int KEPT_BYTES = 65_536;

    private final WaveSignal signal = new WaveSignal();

    @TempDir
    Path directory;

    @Test
    void shouldDeadLetterBadRecordsWithCauseAndOriginAndGoOn() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            allowLargeSamples(system);
            system.start();
            String samples = system.topics.samples().name();
            sendLarge(system, new ProducerRecord<>(samples, 0, "any", "no sample".getBytes(StandardCharsets.UTF_8)));
            sendLarge(system, new ProducerRecord<>(samples, 0, "any", new byte[] {0, 127, 1, 2, 3, 4}));
            sendLarge(system, new ProducerRecord<>(samples, 0, "any", new byte[TEN_MIB]));
            sendLarge(system, new ProducerRecord<>(samples, 0, "any", null));
            for (int tick = 0; tick < 3; tick++) {
                system.send(signal.sample(0, tick, false));
            }
            system.scores.await("scores of good samples", RunningSystem.PATIENCE, scores -> scores.size() == 3);
            try (TopicFollower<byte[]> letters = new TopicFollower<>(
                    system.config.kafka().clientConfiguration(),
                    system.topics.deadLetters().name(),
                    new ByteArrayDeserializer())) {
                letters.await("dead letters", RunningSystem.PATIENCE, all -> all.size() == 4);
                assertThat(letters.all())
                        .extracting(letter -> header(letter, "tocsin.cause"))
                        .containsExactly("undecodable", "undecodable", "too_large", "undecodable");
                assertThat(letters.all())
                        .extracting(letter -> header(letter, "tocsin.origin"))
                        .containsExactly(samples + "/0/0", samples + "/0/1", samples + "/0/2", samples + "/0/3");
                ConsumerRecord<String, byte[]> large = letters.all().get(2);
                assertThat(large.value()).hasSize(KEPT_BYTES);
                assertThat(header(large, "tocsin.truncated-from-bytes")).isEqualTo("10485760");
                assertThat(new String(letters.all().get(0).value(), StandardCharsets.UTF_8))
                        .isEqualTo("no sample");
            }
        }
    }

    private static void allowLargeSamples(RunningSystem system) throws Exception {
        ConfigResource samples = new ConfigResource(
                ConfigResource.Type.TOPIC, system.topics.samples().name());
        AlterConfigOp larger = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(2 * TEN_MIB)), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            admin.incrementalAlterConfigs(Map.of(samples, List.of(larger)))
                    .all()
                    .get();
        }
    }

    private static void sendLarge(RunningSystem system, ProducerRecord<String, byte[]> record) throws Exception {
        Map<String, Object> config = new HashMap<>(system.config.kafka().clientConfiguration());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * TEN_MIB);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final TopicPartition SAMPLES = new TopicPartition("samples", 0);
    private static final String GROUP = "reader";

    @TempDir
    Path directory;

    @Test
    void shouldKeepRecordsAndCommittedOffsetsAcrossRestart() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            clusterId = clusterId(broker);
            createTopic(broker);
            send(broker, "first");
            send(broker, "second");
            commit(broker, 1);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(clusterId(broker)).isEqualTo(clusterId);
            assertThat(readFromCommitted(broker)).containsExactly("second");
        }
    }

    @Test
    void shouldRefuseSecondBrokerOnSameDirectory() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessage("data directory is in use: path=" + directory.toRealPath()
                            + " ; stop the other one or choose another with --data");
            assertThat(clusterId(broker)).hasSize(22);
        }
    }

    @Test
    void shouldNamePortThatIsTakenAndReleaseDirectory() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            BrokerConfiguration taken = BrokerConfiguration.onPort(listener.getLocalPort());
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessageStartingWith("port is taken: port=" + listener.getLocalPort() + " host=127.0.0.1 ; ");
        }
        DirectoryLock.acquire(directory).close();
    }

    @Test
    void shouldListenOnConfiguredPortAndRefuseRecordsAboveConfiguredSize() throws Exception {
        int port = LoopbackPorts.free();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, new BrokerConfiguration(port, 2_000))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            createTopic(broker);
            send(broker, "x".repeat(1_000));
            assertThatThrownBy(() -> send(broker, "x".repeat(3_000)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void shouldPrintNothingWhenItStartsAndStopsWithShippedLogSettings() throws Exception {
        Path output = directory.resolve("output");
        Process child = JavaChild.start(output, StartAndStop.class, directory.resolve("data"));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).isEmpty();
        assertThat(child.exitValue()).isZero();
        assertThat(directory.resolve("data/log/meta.properties")).exists();
    }

    /** Runs in a JVM of its own. */
    static final class StartAndStop {
        public static void main(String[] arguments) {
            EmbeddedBroker.start(Path.of(arguments[0])).close();
            EmbeddedBroker.start(Path.of(arguments[0])).close();
        }
    }

    private static Map<String, Object> properties(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", GROUP, "enable.auto.commit", "false");
    }

    private static String clusterId(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(SAMPLES.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(SAMPLES.topic(), value)).get();
        }
    }

    private static void commit(EmbeddedBroker broker, long offset) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(SAMPLES));
            consumer.commitSync(Map.of(SAMPLES, new OffsetAndMetadata(offset)));
        }
    }

    private static List<String> readFromCommitted(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(SAMPLES));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            return records.records(SAMPLES).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}

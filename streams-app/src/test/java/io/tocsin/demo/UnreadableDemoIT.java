package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.binary.UnreadableStateException;
import io.tocsin.collect.HostIdentity;
import io.tocsin.demo.infrastructure.DirectoryLock;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.names.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo on data that a later version left. */
class UnreadableDemoIT {
    private static final String CHANGELOG = "tocsin-demo-" + Names.ALIGN_ROSTER_STORE + "-changelog";

    @TempDir
    Path directory;

    @Test
    void shouldEndAndSayHowToStartAfresh() throws Exception {
        leaveStateOfALaterVersion();
        RecordingScreen screen = new RecordingScreen(directory);

        assertThatThrownBy(() -> Demo.run(new DemoOptions(directory, Optional.of(Duration.ofMinutes(2)), 2, 7), screen))
                .isInstanceOf(DemoFailedException.class)
                .hasCauseInstanceOf(UnreadableStateException.class)
                .hasMessage("stored state of an earlier demo cannot be read: unknown format of stored state: store="
                        + CHANGELOG + " format=99 known=3; it was written by another version; path=" + directory
                        + " ; start afresh with: ./tocsin demo --data " + directory + " --fresh");
        assertThat(screen.summary()).isNull();
        DirectoryLock.acquire(directory).close();
        assertThat(directory.resolve("registry").resolve("registry.pid")).doesNotExist();
    }

    private void leaveStateOfALaterVersion() throws Exception {
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(directory)) {
            Map<String, Object> clients = Map.of("bootstrap.servers", infrastructure.bootstrapServers());
            try (Admin admin = Admin.create(clients);
                    KafkaProducer<String, byte[]> producer =
                            new KafkaProducer<>(clients, new StringSerializer(), new ByteArraySerializer())) {
                admin.createTopics(List.of(new NewTopic(
                                        CHANGELOG, DemoPlan.TOPICS.samples().partitions(), (short) 1)
                                .configs(Map.of("cleanup.policy", "compact"))))
                        .all()
                        .get();
                String host = HostIdentity.ofThisMachine().entity();
                producer.send(new ProducerRecord<>(CHANGELOG, host, new byte[] {99, 1}))
                        .get();
            }
        }
    }
}

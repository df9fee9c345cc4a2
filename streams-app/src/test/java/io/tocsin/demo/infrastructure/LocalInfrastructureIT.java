package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInfrastructureIT {
    @TempDir
    Path directory;

    @Test
    void shouldServeClientsOfBothAndBeTheSameForEveryTest() throws Exception {
        LocalInfrastructure shared = SharedInfrastructure.get();
        String topic = SharedInfrastructure.uniquePrefix() + "topic";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", shared.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            awaitTopic(admin, topic);
        }
        assertThat(new CachedSchemaRegistryClient(shared.registryUrl().toString(), 10).getCompatibility(null))
                .isEqualTo("BACKWARD");
        assertThat(SharedInfrastructure.get()).isSameAs(shared);
    }

    @Test
    void shouldRefuseDirectoryOfAnotherAndLeaveItAlone() throws Exception {
        DirectoryLock other = DirectoryLock.acquire(directory);
        assertThatThrownBy(() -> LocalInfrastructure.start(directory))
                .isInstanceOf(InfrastructureException.class)
                .hasMessage("data directory is in use: path=" + directory.toRealPath()
                        + " ; stop the other one or choose another with --data");
        assertThat(directory.resolve("broker")).doesNotExist();
        other.close();
    }

    @Test
    void shouldStopBrokerAndReleaseDirectoriesWhenRegistryDoesNotStart() throws Exception {
        Path registry = Files.createDirectories(directory.resolve("registry"));
        Files.writeString(registry.resolve("schemas.mv.db"), "not a database ".repeat(1_000));
        assertThatThrownBy(() -> LocalInfrastructure.start(directory))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith("registry ended while it started, code 1: log=");
        assertThat(directory.resolve("broker/log/meta.properties")).exists();
        DirectoryLock.acquire(directory.resolve("broker")).close();
        DirectoryLock.acquire(registry).close();
        DirectoryLock.acquire(directory).close();
    }

    /** The controller answers for a new topic a moment before the broker lists it. */
    private static void awaitTopic(Admin admin, String topic) throws Exception {
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!admin.listTopics().names().get().contains(topic)) {
            assertThat(System.nanoTime()).as("topic not listed in time").isLessThan(deadlineNs);
        }
    }
}

package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final AvroSchema FIRST =
            new AvroSchema("{'type':'record','name':'R','fields':[{'name':'a','type':'long'}]}".replace('\'', '"'));
    private static final AvroSchema OTHER =
            new AvroSchema("{'type':'record','name':'O','fields':[{'name':'b','type':'string'}]}".replace('\'', '"'));
    private static final AvroSchema WITH_NEW_FIELD_WITHOUT_DEFAULT = new AvroSchema(
            "{'type':'record','name':'R','fields':[{'name':'a','type':'long'},{'name':'n','type':'long'}]}"
                    .replace('\'', '"'));

    @TempDir
    Path directory;

    @Test
    void shouldGiveSameIdsAfterRestartAndRefuseIncompatibleSchema() throws Exception {
        int firstId;
        int otherId;
        try (RegistryProcess registry = start()) {
            firstId = client(registry).register("first-value", FIRST);
            otherId = client(registry).register("other-value", OTHER);
            assertThat(otherId).isNotEqualTo(firstId);
        }
        try (RegistryProcess registry = start()) {
            assertThat(client(registry).register("other-value", OTHER)).isEqualTo(otherId);
            assertThat(client(registry).getSchemaById(firstId).canonicalString())
                    .isEqualTo(FIRST.canonicalString());
            assertThatThrownBy(() -> client(registry).register("first-value", WITH_NEW_FIELD_WITHOUT_DEFAULT))
                    .isInstanceOfSatisfying(
                            RestClientException.class,
                            failure -> assertThat(failure.getStatus()).isEqualTo(409));
        }
    }

    @Test
    void shouldEndChildOnCloseAndOwnDirectoryUntilThen() {
        RegistryProcess registry = start();
        assertThat(ProcessHandle.of(registry.pid())).isPresent();
        assertThatThrownBy(this::start)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith("data directory is in use: path=");
        registry.close();
        registry.close();
        assertThat(ProcessHandle.of(registry.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
        DirectoryLock.acquire(directory).close();
    }

    @Test
    void shouldEndRegistryOfKilledOwner() throws Exception {
        Process owner = JavaChild.start(directory.resolve("output"), StartAndWait.class, directory);
        long orphanPid;
        try {
            orphanPid = awaitRegistryPid();
        } finally {
            owner.destroyForcibly();
        }
        assertThat(owner.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(orphanPid)).isPresent();
        try (RegistryProcess registry = start()) {
            assertThat(registry.pid()).isNotEqualTo(orphanPid);
            assertThat(ProcessHandle.of(orphanPid).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void shouldReportLogFileAndLastLineWhenRegistryCannotStart() throws Exception {
        Files.writeString(directory.resolve("schemas.mv.db"), "not a database ".repeat(1_000));
        assertThatThrownBy(this::start)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith("registry ended while it started, code 1: log="
                        + directory.resolve("registry.log") + " last line=Caused by: ")
                .hasMessageContaining("schemas.mv.db")
                .hasMessageNotContaining("\n");
        DirectoryLock.acquire(directory).close();
    }

    @Test
    void shouldEndChildThatIsNotReadyInTime() {
        assertThatThrownBy(() ->
                        RegistryProcess.start(RegistryInstallation.directory(), directory, Duration.ofMillis(200)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith("registry was not ready within 200 ms: log=");
        assertThat(ProcessHandle.current().children().filter(this::isRegistryOfThisTest))
                .isEmpty();
    }

    /** Runs in a JVM of its own, until it is killed. */
    static final class StartAndWait {
        @SuppressWarnings("try")
        public static void main(String[] arguments) throws InterruptedException {
            try (RegistryProcess registry =
                    RegistryProcess.start(RegistryInstallation.directory(), Path.of(arguments[0]), TIMEOUT)) {
                Thread.currentThread().join();
            }
        }
    }

    private RegistryProcess start() {
        return RegistryProcess.start(RegistryInstallation.directory(), directory, TIMEOUT);
    }

    private static CachedSchemaRegistryClient client(RegistryProcess registry) {
        return new CachedSchemaRegistryClient(registry.url().toString(), 10);
    }

    private boolean isRegistryOfThisTest(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(directory.toString());
    }

    private long awaitRegistryPid() throws Exception {
        Path record = directory.resolve("registry.pid");
        long deadlineNs = System.nanoTime() + TIMEOUT.toNanos();
        while (!Files.exists(record) || Files.readAllLines(record).size() < 2) {
            assertThat(System.nanoTime()).as("no registry.pid in time").isLessThan(deadlineNs);
            Thread.sleep(50);
        }
        return Long.parseLong(Files.readAllLines(record).get(0));
    }
}

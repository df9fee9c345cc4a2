package io.tocsin.demo.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

/**
 * A real single-node KRaft broker in this JVM. Its records, committed offsets and cluster id are on disk and survive restarts.
 *
 * <p>Installs no shutdown hook: close Streams first, then producers and consumers, then the broker. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final DirectoryLock directoryLock;
    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DirectoryLock directoryLock, Path dataDirectory, BrokerConfiguration configuration) {
        int port = LoopbackPorts.requireFree(configuration.port());
        this.directoryLock = directoryLock;
        this.bootstrapServers = LoopbackPorts.HOST + ":" + port;
        this.server = new KafkaRaftServer(
                new KafkaConfig(
                        BrokerProperties.of(
                                BrokerStorage.prepare(
                                        dataDirectory.toAbsolutePath().resolve("log")),
                                port,
                                LoopbackPorts.freeOtherThan(port),
                                configuration.maxMessageBytes(),
                                START_TIMEOUT),
                        false),
                Time.SYSTEM);
    }

    /** Starts on any free port with Kafka's own message limit; otherwise as {@link #start(Path, BrokerConfiguration)}. */
    public static EmbeddedBroker start(Path dataDirectory) {
        return start(dataDirectory, BrokerConfiguration.onFreePort());
    }

    /**
     * Starts and waits until the broker answers, at most a minute. A directory of an earlier run is used again.
     *
     * @throws InfrastructureException if the port is taken, the directory has another owner or cannot be written, or the broker
     *     does not answer in time; nothing is left running then
     */
    public static EmbeddedBroker start(Path dataDirectory, BrokerConfiguration configuration) {
        DirectoryLock directoryLock = DirectoryLock.acquire(dataDirectory);
        try {
            EmbeddedBroker broker = new EmbeddedBroker(directoryLock, dataDirectory, configuration);
            broker.startOrClose();
            return broker;
        } catch (InfrastructureException failure) {
            directoryLock.close();
            throw failure;
        } catch (RuntimeException cause) {
            directoryLock.close();
            throw new InfrastructureException(
                    "broker did not start: directory=" + dataDirectory + " (" + cause.getMessage() + ")", cause);
        }
    }

    /** Where clients connect, {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    private void startOrClose() {
        try {
            server.startup();
            awaitAnswer();
        } catch (RuntimeException failure) {
            server.shutdown();
            throw failure;
        }
    }

    private void awaitAnswer() {
        Map<String, Object> properties = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(properties)) {
            admin.describeCluster().nodes().get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            throw new InfrastructureException("broker does not answer: address=" + bootstrapServers, cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(
                    "interrupted while the broker started: address=" + bootstrapServers, cause);
        }
    }

    /** Stops the broker and waits for it. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            directoryLock.close();
        }
    }
}

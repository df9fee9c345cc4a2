package io.tocsin.demo.infrastructure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A broker and a schema registry under one data directory ({@code broker/}, {@code registry/}), started side by side.
 *
 * <p>Close what uses them first. Thread-safe.
 */
public final class LocalInfrastructure implements AutoCloseable {
    private static final Duration REGISTRY_START_TIMEOUT = Duration.ofSeconds(90);

    private final DirectoryLock directoryLock;
    private final EmbeddedBroker broker;
    private final RegistryProcess registry;

    private LocalInfrastructure(DirectoryLock directoryLock, EmbeddedBroker broker, RegistryProcess registry) {
        this.directoryLock = directoryLock;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts with a broker on any free port; otherwise as {@link #start(Path, BrokerConfiguration)}. */
    public static LocalInfrastructure start(Path dataDirectory) {
        return start(dataDirectory, BrokerConfiguration.onFreePort());
    }

    /**
     * Starts both and waits until both answer. The registry's files are those of {@link RegistryInstallation#directory()}.
     *
     * @throws InfrastructureException if either does not start or the directory has another owner; nothing is left running then
     */
    public static LocalInfrastructure start(Path dataDirectory, BrokerConfiguration brokerConfiguration) {
        Path installDirectory = RegistryInstallation.directory();
        DirectoryLock directoryLock = DirectoryLock.acquire(dataDirectory);
        CompletableFuture<RegistryProcess> registry = inBackground(() ->
                RegistryProcess.start(installDirectory, dataDirectory.resolve("registry"), REGISTRY_START_TIMEOUT));
        CompletableFuture<EmbeddedBroker> broker =
                inBackground(() -> EmbeddedBroker.start(dataDirectory.resolve("broker"), brokerConfiguration));
        try {
            return new LocalInfrastructure(directoryLock, broker.join(), registry.join());
        } catch (CompletionException failure) {
            closeStarted(registry, RegistryProcess::close);
            closeStarted(broker, EmbeddedBroker::close);
            directoryLock.close();
            throw failure.getCause() instanceof InfrastructureException cause ? cause : failure;
        }
    }

    /** Where Kafka clients connect, {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The base of the registry's Confluent-compatible API. */
    public URI registryUrl() {
        return registry.url();
    }

    /** Stops the broker, then the registry, and gives the directory free. A second call does nothing. */
    @Override
    public void close() {
        try (directoryLock;
                registry) {
            broker.close();
        }
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> new Thread(task, "tocsin-infrastructure-start").start());
    }

    private static <T> void closeStarted(CompletableFuture<T> start, Consumer<T> close) {
        start.handle((started, failure) -> Optional.ofNullable(started)).join().ifPresent(close);
    }
}

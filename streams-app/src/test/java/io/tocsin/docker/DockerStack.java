package io.tocsin.docker;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One broker and one schema registry in containers of their own.
 *
 * <p>Confined to one thread.
 */
final class DockerStack implements AutoCloseable {
    private static final int REGISTRY_PORT = 8080;
    private static final String REGISTRY_API = "/apis/ccompat/v7";

    private final KafkaContainer kafka = new KafkaContainer(DockerAvailable.KAFKA);
    private final GenericContainer<?> registry = new GenericContainer<>(DockerAvailable.REGISTRY)
            .withExposedPorts(REGISTRY_PORT)
            // By default it takes every schema, also one that cannot read what is there already.
            .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "BACKWARD")
            .waitingFor(Wait.forHttp(REGISTRY_API + "/subjects").forPort(REGISTRY_PORT))
            .withStartupTimeout(Duration.ofMinutes(2));

    private DockerStack() {}

    static DockerStack start() {
        DockerStack stack = new DockerStack();
        try {
            stack.kafka.start();
            stack.registry.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** How Tocsin finds them. */
    Map<String, String> configuration() {
        return Map.of(
                "bootstrap.servers",
                kafka.getBootstrapServers(),
                "schema.registry.url",
                "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + REGISTRY_API);
    }

    @Override
    public void close() {
        registry.stop();
        kafka.stop();
    }
}

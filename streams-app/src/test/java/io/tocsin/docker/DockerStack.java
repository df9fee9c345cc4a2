package io.tocsin.docker;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One broker and one schema registry in containers of their own.
 *
 * <p>Confined to one thread.
 */
final class DockerStack implements AutoCloseable {
    private static final int KAFKA_PORT_INSIDE = 19092;
    private static final int REGISTRY_PORT = 8080;
    private static final String REGISTRY_API = "/apis/ccompat/v7";

    private final Network network = Network.newNetwork();
    private final KafkaContainer kafka =
            new KafkaContainer(DockerAvailable.KAFKA).withNetwork(network).withListener("kafka:" + KAFKA_PORT_INSIDE);
    private final GenericContainer<?> registry = new GenericContainer<>(DockerAvailable.REGISTRY)
            .withNetwork(network)
            .withNetworkAliases("registry")
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

    /** Where containers find them; it goes with this stack. */
    Network network() {
        return network;
    }

    /** How Tocsin finds them from a container of the same network. */
    Map<String, String> configurationInside() {
        return Map.of(
                "bootstrap.servers",
                "kafka:" + KAFKA_PORT_INSIDE,
                "schema.registry.url",
                "http://registry:" + REGISTRY_PORT + REGISTRY_API);
    }

    /** How Tocsin finds them from this machine. */
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
        network.close();
    }
}

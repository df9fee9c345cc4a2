package io.tocsin;

import io.tocsin.demo.infrastructure.BrokerProgram;
import io.tocsin.demo.infrastructure.JavaChild;
import io.tocsin.demo.infrastructure.RegistryProgram;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker and a schema registry, each in a process of its own with a directory and a port that stay, so that either can be ended, killed, halted and
 * started again while others go on.
 *
 * <p>Confined to the drill's thread.
 */
final class DrillBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> BROKER_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Path directory;
    private final Map<String, String> settings;
    private final int port;
    /** At which other hosts reach it; loopback where there are none. */
    private final String address;

    private final int outsidePort;
    private final RegistryProgram registryProgram;
    private DrillProcess broker;
    private DrillProcess registry;

    /** Both, with Kafka's own settings but for what makes a first start quick; returns when both answer. */
    static DrillBroker start(Path directory) throws IOException, InterruptedException {
        return start(directory, Map.of());
    }

    /** The same, with further settings of the broker, which win. */
    static DrillBroker start(Path directory, Map<String, String> brokerSettings)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return answering(new DrillBroker(directory, brokerSettings, RegistryProgram.freePorts(3), LOOPBACK));
    }

    /** The same, and other hosts reach both at {@code address}, one of this machine's own. */
    static DrillBroker startOn(Path directory, String address) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int[] ports = RegistryProgram.freePorts(4);
        Map<String, String> listeners = Map.of(
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + ports[0] + ",CONTROLLER://" + LOOPBACK + ":" + ports[1]
                        + ",OUTSIDE://" + address + ":" + ports[3],
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,OUTSIDE:PLAINTEXT");
        return answering(new DrillBroker(directory, listeners, ports, address));
    }

    private static DrillBroker answering(DrillBroker started) throws IOException, InterruptedException {
        started.awaitRegistry();
        started.registryProgram.requireBackwardCompatibility();
        started.awaitBroker();
        return started;
    }

    private DrillBroker(Path directory, Map<String, String> brokerSettings, int[] ports, String address)
            throws IOException {
        this.directory = directory.toAbsolutePath();
        this.port = ports[0];
        this.address = address;
        this.outsidePort = ports[ports.length - 1];
        this.settings = new HashMap<>(brokerSettings);
        settings.put(BrokerProgram.DIRECTORY, this.directory.resolve("broker").toString());
        settings.put(BrokerProgram.PORT, Integer.toString(ports[0]));
        settings.put(BrokerProgram.CONTROLLER_PORT, Integer.toString(ports[1]));
        this.registryProgram = new RegistryProgram(this.directory.resolve("registry"), ports[2]);
        this.registry = launchRegistry();
        this.broker = launchBroker();
    }

    /** Where clients connect. */
    String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    /** Where clients on other hosts connect. */
    String outsideBootstrapServers() {
        return address + ":" + outsidePort;
    }

    /** The same of the registry. */
    String outsideRegistryUrl() {
        return registryUrl().toString().replace(LOOPBACK, address);
    }

    int port() {
        return port;
    }

    URI registryUrl() {
        return registryProgram.url();
    }

    /** The process; another one after each start. */
    DrillProcess broker() {
        return broker;
    }

    /** The process; another one after each start. */
    DrillProcess registry() {
        return registry;
    }

    /** After its end, on the same data and port; returns when it answers. */
    void startBroker() throws IOException, InterruptedException {
        broker = launchBroker();
        awaitBroker();
    }

    /** After its end, on the same data and port; returns when it answers. */
    void startRegistry() throws InterruptedException {
        registry = launchRegistry();
        awaitRegistry();
    }

    /** Returns when the broker answers. */
    void awaitBroker() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.describeCluster().nodes().get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("broker does not answer: log=\n" + broker.log(), e);
        }
    }

    private DrillProcess launchBroker() throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = directory.resolve("broker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return DrillProcess.start(
                JavaChild.command(BROKER_FLAGS, BrokerProgram.class, file.toString()),
                Map.of(),
                directory.resolve("broker.log"));
    }

    private DrillProcess launchRegistry() {
        return DrillProcess.start(registryCommand(), Map.of(), directory.resolve("registry.log"));
    }

    /** On all addresses where other hosts are to reach it. */
    private List<String> registryCommand() {
        String listen = "-Dquarkus.http.host=";
        return registryProgram.command().stream()
                .map(argument ->
                        argument.startsWith(listen) && !address.equals(LOOPBACK) ? listen + "0.0.0.0" : argument)
                .toList();
    }

    private void awaitRegistry() throws InterruptedException {
        RunningSystem.await("the registry", () -> {
            try {
                return registryProgram.isReady();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void close() {
        broker.kill();
        registry.kill();
    }
}

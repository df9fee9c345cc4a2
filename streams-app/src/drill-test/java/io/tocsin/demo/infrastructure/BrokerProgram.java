package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The broker of the demo in a JVM of its own, so that it can be killed and halted. The one argument is a properties file: {@value #DIRECTORY},
 * {@value #PORT}, {@value #CONTROLLER_PORT}, and any setting of Kafka's, which wins over the demo's.
 */
public final class BrokerProgram {
    public static final String DIRECTORY = "drill.directory";
    public static final String PORT = "drill.port";
    public static final String CONTROLLER_PORT = "drill.controller.port";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private BrokerProgram() {}

    public static void main(String[] arguments) throws IOException {
        Properties file = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            file.load(in);
        }
        Map<String, String> settings = new HashMap<>(BrokerProperties.of(
                BrokerStorage.prepare(Path.of(file.getProperty(DIRECTORY))),
                Integer.parseInt(file.getProperty(PORT)),
                Integer.parseInt(file.getProperty(CONTROLLER_PORT)),
                BrokerConfiguration.DEFAULT_MAX_MESSAGE_BYTES,
                START_TIMEOUT));
        file.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("drill."))
                .forEach(name -> settings.put(name, file.getProperty(name)));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }
}

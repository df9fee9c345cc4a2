package io.tocsin;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** The app in a JVM of its own, so that it can be killed: the one argument is a properties file with its configuration. */
final class PredictorProcess {
    private PredictorProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(file);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        TocsinConfig config = TocsinConfig.of(values);
        new PredictorApp(
                        config,
                        new Topics(config.kafka().topicPrefix(), config.kafka().topicPartitions()),
                        SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of()),
                        new SimpleMeterRegistry())
                .start();
        new CountDownLatch(1).await();
    }
}

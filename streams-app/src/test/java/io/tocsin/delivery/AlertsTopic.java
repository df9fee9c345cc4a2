package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An alerts topic of its own on a real broker, and what delivers from it. Confined to one thread. */
final class AlertsTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    final Topics topics;
    final TocsinConfig config;
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SchemaRegistry schemas;
    private final KafkaProducer<String, Alert> producer;

    AlertsTopic(Map<String, String> settings) throws InterruptedException {
        LocalInfrastructure infrastructure = SharedInfrastructure.get();
        String prefix = SharedInfrastructure.uniquePrefix();
        Map<String, String> values = new HashMap<>(settings);
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        values.put("schema.registry.url", infrastructure.registryUrl().toString());
        values.put("topic.prefix", prefix);
        values.put("application.id", prefix + "app");
        this.config = TocsinConfig.of(values);
        this.topics = new Topics(prefix, 3);
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, PATIENCE).establish(List.of(topics.alerts(), topics.deadLetters()), (short) 1);
        }
        this.schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        this.producer = new KafkaProducer<>(
                config.kafka().clientConfiguration(),
                new StringSerializer(),
                AvroSerde.underTopicName(Alert.class, topics.alerts().name(), schemas)
                        .serializer());
    }

    Delivery start() {
        meters = new SimpleMeterRegistry();
        Delivery delivery = new Delivery(config, topics, schemas, meters);
        delivery.start();
        return delivery;
    }

    void publish(Alert alert) throws Exception {
        String key = alert.getEntity() + "|" + alert.getKind();
        producer.send(new ProducerRecord<>(topics.alerts().name(), key, alert)).get();
    }

    static void await(String what, Callable<Boolean> reached) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.call()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

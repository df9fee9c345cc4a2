package io.tocsin.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.SharedInfrastructure;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PartitionLeadersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalInfrastructure infrastructure = SharedInfrastructure.get();
    private final TocsinConfig config = TocsinConfig.of(Map.of(
            "bootstrap.servers", infrastructure.bootstrapServers(),
            "schema.registry.url", infrastructure.registryUrl().toString(),
            "topic.prefix", SharedInfrastructure.uniquePrefix()));
    private final Topics topics = Topics.withPrefix(config.kafka().topicPrefix());
    private Admin admin;

    @BeforeEach
    void connect() throws InterruptedException {
        admin = BrokerConnection.await(config.kafka());
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldAwaitTopicsOfWhichTheBrokerHasNotHeardYet() throws Exception {
        PartitionLeaders leaders = new PartitionLeaders(admin, PATIENCE);

        CompletableFuture<Void> reached = CompletableFuture.runAsync(() ->
                leaders.await(List.of(topics.ticks().name(), topics.scores().name())));
        new TopicAdmin(admin, PATIENCE).create(List.of(topics.ticks()), (short) 1);
        leaders.await(List.of(topics.ticks().name()));

        assertThat(reached).as("one of two is missing").isNotDone();
        new TopicAdmin(admin, PATIENCE).create(List.of(topics.scores()), (short) 1);
        reached.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void shouldSayWhichTopicsDidNotComeInTime() {
        String name = topics.ticks().name();

        assertThatThrownBy(() -> new PartitionLeaders(admin, Duration.ofMillis(500)).await(List.of(name)))
                .isInstanceOf(KafkaException.class)
                .hasMessage("topics are made, but not in reach: names=[" + name
                        + "] waited=PT0.5S; check that all brokers run");
    }
}

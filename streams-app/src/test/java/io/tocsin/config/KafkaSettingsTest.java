package io.tocsin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    private final KafkaSettings settings = TocsinConfig.of(Map.of(
                    "bootstrap.servers", "broker:9092",
                    "state.dir", "/data",
                    "topics.replication.factor", "-1",
                    "kafka.client.rack", "a",
                    "kafka.metadata.max.age.ms", "1000",
                    "streams.metadata.max.age.ms", "2000",
                    "registry.proxy.host", "proxy"))
            .kafka();

    @Test
    void shouldGiveClientsTheBrokersAndWhatWasPassedThrough() {
        assertThat(settings.clientConfiguration())
                .isEqualTo(
                        Map.of("bootstrap.servers", "broker:9092", "client.rack", "a", "metadata.max.age.ms", "1000"));
    }

    @Test
    void shouldGiveStreamsItsOwnPropertiesOverThoseOfAllClients() {
        assertThat(settings.streamsConfiguration())
                .isEqualTo(Map.ofEntries(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("client.rack", "a"),
                        Map.entry("metadata.max.age.ms", "2000"),
                        Map.entry("application.id", "tocsin"),
                        Map.entry("state.dir", "/data"),
                        Map.entry("processing.guarantee", "exactly_once_v2"),
                        Map.entry("commit.interval.ms", 20L),
                        Map.entry("num.stream.threads", 2),
                        Map.entry("num.standby.replicas", 0),
                        Map.entry("replication.factor", -1)));
    }

    @Test
    void shouldGiveStreamsAConfigurationThatItAccepts() {
        StreamsConfig accepted = new StreamsConfig(settings.streamsConfiguration());

        assertThat(accepted.getInt("replication.factor")).isEqualTo(-1);
        assertThat(accepted.getLong("commit.interval.ms")).isEqualTo(20L);
        assertThat(accepted.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    }
}

package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsPropertiesTest {
    @ParameterizedTest
    @CsvSource({"1,6000", "20,6000", "3000,6000", "3001,6002", "6000,12000", "60000,120000"})
    void shouldLeaveATransactionOpenFromOneCommitToTheNext(long commitIntervalMs, int timeoutMs) {
        TocsinConfig config = TocsinConfig.of(Map.of("commit.interval.ms", "" + commitIntervalMs));
        StreamsConfig streams = new StreamsConfig(StreamsProperties.of(config, Topics.withPrefix("")));

        assertThat(streams.getProducerConfigs("one"))
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeoutMs);
    }
}

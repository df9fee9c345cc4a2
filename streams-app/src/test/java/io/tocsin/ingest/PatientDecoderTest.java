package io.tocsin.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class PatientDecoderTest {
    private static final Sample SAMPLE =
            new Sample("web-1", Instant.parse("2026-01-01T12:00:00Z"), Map.of("cpu", 0.5), Map.of(), List.of());

    private final AwayRegistry client = new AwayRegistry();
    private final AvroSerde<Sample> serde =
            AvroSerde.underTopicName(Sample.class, "samples", new SchemaRegistry(client, "http://registry", true));
    private final byte[] bytes = serde.serializer().serialize("", SAMPLE);
    private final List<Duration> waits = new ArrayList<>();
    private final PatientDecoder<Sample> decoder = new PatientDecoder<>(serde.deserializer(), waits::add);

    @Test
    void shouldDecodeWithoutWaitingWhileTheRegistryIsThere() {
        assertThat(decoder.decode("", bytes)).isEqualTo(SAMPLE);
        assertThat(waits).isEmpty();
    }

    @Test
    void shouldWaitLongerAndLongerUntilTheRegistryIsBack() {
        client.awayForAnswers = 3;
        assertThat(decoder.decode("", bytes)).isEqualTo(SAMPLE);
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void shouldGiveUpAfterAMinute() {
        client.awayForAnswers = Integer.MAX_VALUE;
        assertThatThrownBy(() -> decoder.decode("", bytes))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("http://registry");
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) <= 0);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(65));
    }

    @Test
    void shouldNotWaitForBytesThatWillNeverBeARecord() {
        client.awayForAnswers = Integer.MAX_VALUE;
        assertThatThrownBy(() -> decoder.decode("", new byte[] {7, 7})).isInstanceOf(UndecodableRecordException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void shouldStopWaitingWhenInterrupted() {
        client.awayForAnswers = Integer.MAX_VALUE;
        PatientDecoder<Sample> sleeping = new PatientDecoder<>(serde.deserializer());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sleeping.decode("", bytes)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Knows every schema, but does not answer the next so many times. */
    private static final class AwayRegistry extends MockSchemaRegistryClient {
        int awayForAnswers;

        @Override
        public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
            if (awayForAnswers > 0) {
                awayForAnswers--;
                throw new ConnectException("refused");
            }
            return super.getSchemaById(id);
        }
    }
}

package io.tocsin.format.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.MutatedRecords;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Records after the example in prometheus-kafka-adapter's README: the adapter is a program in Go, and none was at hand to write them. */
class KafkaAdapterDecoderTest {
    private static final String RECORD = """
            {"timestamp":"1970-01-01T00:00:10Z","value":"9876543210","name":"up","labels":{"__name__":"up","job":"node","label1":"value1"}}""";

    private final LeftOutTally tally = new LeftOutTally();
    private final KafkaAdapterDecoder decoder = new KafkaAdapterDecoder(PointLimits.ofPoints(1), tally);

    @Test
    void shouldTakeValueWrittenAsText() {
        assertThat(decoder.decode(bytes(RECORD)))
                .containsExactly(new MetricPoint(
                        new MetricSeries(
                                "up", "", PointKind.UNTYPED, Map.of("job", "node"), Map.of("label1", "value1")),
                        OptionalLong.empty(),
                        10_000,
                        9_876_543_210.0));
    }

    @Test
    void shouldTellCountersByTheEndingOfTheName() {
        assertThat(kind("requests_total")).isEqualTo(PointKind.CUMULATIVE);
        assertThat(kind("request_seconds_count")).isEqualTo(PointKind.CUMULATIVE);
        assertThat(kind("request_seconds_sum")).isEqualTo(PointKind.CUMULATIVE);
        assertThat(kind("requests")).isEqualTo(PointKind.UNTYPED);
    }

    @Test
    void shouldLeaveOutBucketsAndWhatIsNotFinite() {
        assertThat(decoder.decode(bytes(RECORD.replace("\"name\":\"up\"", "\"name\":\"s_bucket\"")
                        .replace("label1", "le"))))
                .isEmpty();
        assertThat(decoder.decode(bytes(RECORD.replace("9876543210", "NaN")))).isEmpty();
        assertThat(decoder.decode(bytes(RECORD.replace("9876543210", "+Inf")))).isEmpty();

        assertThat(tally.causes()).containsExactly(LeftOut.BUCKET, LeftOut.NOT_FINITE, LeftOut.NOT_FINITE);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnowAsTheAdapters() {
        refuse("{}", "field must be a text: field=name json=MISSING");
        refuse(RECORD.replace("9876543210", "0x10"), "field must be a decimal number: field=value");
        refuse(RECORD.replace("1970-01-01T00:00:10Z", "now"), "field must be a time of RFC 3339: field=timestamp");
        refuse(
                RECORD.replace("1970-01-01T00:00:10Z", "+999999999-01-01T00:00:00Z"),
                "field must be a time of RFC 3339: field=timestamp");
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        new KafkaAdapterDecoder(MutatedRecords.limits(), cause -> {}), List.of(bytes(RECORD)));
    }

    private PointKind kind(String name) {
        return decoder.decode(bytes(RECORD.replace("\"name\":\"up\"", "\"name\":\"" + name + "\"")))
                .get(0)
                .series()
                .kind();
    }

    private void refuse(String record, String message) {
        assertThatThrownBy(() -> decoder.decode(bytes(record)))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

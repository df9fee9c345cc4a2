package io.tocsin.format.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MutatedRecords;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OtlpJsonDecoderTest {
    private static final String RECORD = """
            {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"my.service"}}]},
            "scopeMetrics":[{"scope":{"name":"my.library","attributes":[]},"metrics":[
            {"name":"my.counter","unit":"1","metadata":[],"sum":{"aggregationTemporality":1,"isMonotonic":true,"dataPoints":[
              {"asDouble":5,"startTimeUnixNano":"1544712660300000000","timeUnixNano":"1544712660300000000",
               "attributes":[{"key":"n","value":{"intValue":"7"}}]}]}},
            {"name":"my.gauge","unit":"1","gauge":{"dataPoints":[{"asInt":"10","timeUnixNano":1544712660300000000,
              "exemplars":[{"asDouble":1.5,"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174"}]}]}},
            {"name":"my.histogram","histogram":{"aggregationTemporality":2,"dataPoints":[
              {"startTimeUnixNano":"1544712660300000000","timeUnixNano":"1544712660300000000","count":"2","sum":2.5,
               "bucketCounts":["1","1"],"explicitBounds":[1],"min":"NaN"}]}}
            ],"somethingNew":{"a":[1]}}]}]}
            """;

    private final OtlpJsonDecoder decoder = new OtlpJsonDecoder(PointLimits.ofPoints(10), new LeftOutTally());

    @Test
    void shouldTakeWhatTheSpecificationWrites() {
        List<MetricPoint> points = decoder.decode(bytes(RECORD));

        assertThat(points)
                .extracting(
                        point -> point.series().name(), point -> point.series().kind(), MetricPoint::value)
                .containsExactly(
                        tuple("my.counter", PointKind.DELTA, 5.0),
                        tuple("my.gauge", PointKind.GAUGE, 10.0),
                        tuple("my.histogram.count", PointKind.CUMULATIVE, 2.0),
                        tuple("my.histogram.sum", PointKind.CUMULATIVE, 2.5));
        assertThat(points).allSatisfy(point -> {
            assertThat(point.timeMs()).isEqualTo(1_544_712_660_300L);
            assertThat(point.series().resource()).isEqualTo(Map.of("service.name", "my.service"));
        });
        assertThat(points.get(0).series().attributes()).isEqualTo(Map.of("n", "7"));
        assertThat(points.get(1).startMs()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void shouldRefuseHugeExponentAtOnce() {
        assertThatThrownBy(() -> decoder.decode(bytes(RECORD.replace("\"1544712660300000000\"", "1e999999999"))))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("field=opentelemetry.proto.metrics.v1.NumberDataPoint.start_time_unix_nano")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseDepthAndWhatIsNoJson() {
        assertThatThrownBy(() -> decoder.decode(bytes("{\"a\":" + "[".repeat(100_000))))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageStartingWith("record must be JSON: reason=Document nesting depth (33) exceeds");
        assertThatThrownBy(() -> decoder.decode(bytes("{\"a\":}")))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageStartingWith("record must be JSON: line=1 column=");
        assertThatThrownBy(() -> decoder.decode(bytes("[]")))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("record must be a JSON object: type=ARRAY");
        assertThatThrownBy(() -> decoder.decode(new byte[0])).isInstanceOf(UndecodableRecordException.class);
        assertThatThrownBy(() -> decoder.decode(bytes("{\"resourceMetrics\":7}")))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage(
                        "field does not hold what OTLP says:"
                                + " field=opentelemetry.proto.metrics.v1.MetricsData.resource_metrics type=MESSAGE json=NUMBER");
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        new OtlpJsonDecoder(MutatedRecords.limits(), cause -> {}), List.of(bytes(RECORD)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

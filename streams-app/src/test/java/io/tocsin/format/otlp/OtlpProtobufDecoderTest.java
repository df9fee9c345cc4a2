package io.tocsin.format.otlp;

import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED;
import static io.tocsin.format.otlp.OtlpRecords.START_MS;
import static io.tocsin.format.otlp.OtlpRecords.TIME_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.MutatedRecords;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OtlpProtobufDecoderTest {
    private final LeftOutTally tally = new LeftOutTally();
    private final OtlpProtobufDecoder decoder = new OtlpProtobufDecoder(PointLimits.ofPoints(10), tally);

    @Test
    void shouldTakeGaugeWithUnitTimesAndLabelsOfBothKinds() {
        byte[] record = OtlpRecords.record(OtlpRecords.gauge(
                "system.cpu.utilization",
                "1",
                OtlpRecords.number(0.25)
                        .addAttributes(OtlpRecords.text("state", "user"))
                        .build()));

        assertThat(decoder.decode(record))
                .containsExactly(new MetricPoint(
                        new MetricSeries(
                                "system.cpu.utilization",
                                "1",
                                PointKind.GAUGE,
                                Map.of("host.name", "web-1"),
                                Map.of("state", "user")),
                        OptionalLong.of(START_MS),
                        TIME_MS,
                        0.25));
        assertThat(tally.causes()).isEmpty();
    }

    @Test
    void shouldTellCountersFromLevels() {
        NumberDataPoint number = OtlpRecords.number(0).setAsInt(42).build();
        byte[] record = OtlpRecords.record(
                OtlpRecords.sum("a", AGGREGATION_TEMPORALITY_CUMULATIVE, true, number),
                OtlpRecords.sum("b", AGGREGATION_TEMPORALITY_CUMULATIVE, false, number),
                OtlpRecords.sum("c", AGGREGATION_TEMPORALITY_DELTA, true, number),
                OtlpRecords.sum("d", AGGREGATION_TEMPORALITY_UNSPECIFIED, true, number));

        assertThat(decoder.decode(record))
                .extracting(
                        point -> point.series().name(), point -> point.series().kind(), MetricPoint::value)
                .containsExactly(
                        tuple("a", PointKind.CUMULATIVE, 42.0),
                        tuple("b", PointKind.GAUGE, 42.0),
                        tuple("c", PointKind.DELTA, 42.0));
        assertThat(tally.causes()).containsExactly(LeftOut.NO_TEMPORALITY);
    }

    @Test
    void shouldTakeCountAndSumOfDistributions() {
        byte[] record = OtlpRecords.record(
                OtlpRecords.histogram("h"), OtlpRecords.exponentialHistogram("e"), OtlpRecords.summary("s"));

        assertThat(decoder.decode(record))
                .extracting(
                        point -> point.series().name(),
                        point -> point.series().unit(),
                        point -> point.series().kind(),
                        MetricPoint::value)
                .containsExactly(
                        tuple("h.count", "", PointKind.CUMULATIVE, 7.0),
                        tuple("h.sum", "s", PointKind.CUMULATIVE, 3.5),
                        tuple("e.count", "", PointKind.DELTA, 9.0),
                        tuple("s.count", "", PointKind.CUMULATIVE, 4.0),
                        tuple("s.sum", "", PointKind.CUMULATIVE, 8.0));
    }

    @Test
    void shouldTellEndOfSeriesFromValue() {
        List<MetricPoint> points =
                decoder.decode(OtlpRecords.record(OtlpRecords.gauge("up", "", OtlpRecords.noRecordedValue())));

        assertThat(points).singleElement().satisfies(point -> {
            assertThat(point.isEnd()).isTrue();
            assertThat(point.timeMs()).isEqualTo(TIME_MS);
        });
    }

    @Test
    void shouldLeaveOutWhatIsNoValue() {
        byte[] record = OtlpRecords.record(
                OtlpRecords.gauge("a", "", OtlpRecords.number(Double.NaN).build()),
                OtlpRecords.gauge(
                        "b", "", OtlpRecords.number(1).setTimeUnixNano(0).build()),
                OtlpRecords.gauge("c", "", OtlpRecords.number(1).clearValue().build()),
                OtlpRecords.gauge("", "", OtlpRecords.number(1).build()));

        assertThat(decoder.decode(record)).isEmpty();
        assertThat(tally.causes())
                .containsExactly(LeftOut.NOT_FINITE, LeftOut.NO_TIME, LeftOut.NOT_A_NUMBER, LeftOut.BAD_NAME);
    }

    @Test
    void shouldWriteAttributesAsTextAndLeaveOutMaps() {
        AnyValue two = AnyValue.newBuilder().setIntValue(2).build();
        AnyValue yes = AnyValue.newBuilder().setBoolValue(true).build();
        byte[] record = OtlpRecords.record(OtlpRecords.gauge(
                "g",
                "",
                OtlpRecords.number(1)
                        .addAttributes(OtlpRecords.attribute("both", OtlpRecords.array(two, yes)))
                        .addAttributes(OtlpRecords.attribute("map", OtlpRecords.map(OtlpRecords.text("k", "v"))))
                        .build()));

        assertThat(decoder.decode(record))
                .singleElement()
                .extracting(point -> point.series().attributes())
                .isEqualTo(Map.of("both", "2,true"));
        assertThat(tally.causes()).containsExactly(LeftOut.BAD_LABEL);
    }

    @Test
    void shouldRefuseMorePointsThanTheLimit() {
        NumberDataPoint[] numbers = new NumberDataPoint[11];
        java.util.Arrays.fill(numbers, OtlpRecords.number(1).build());

        assertThatThrownBy(() -> decoder.decode(OtlpRecords.record(OtlpRecords.gauge("g", "", numbers))))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("at most 10 points a record: points=11");
    }

    @Test
    void shouldRefuseAttributesThatAreTooDeep() {
        AnyValue value = AnyValue.newBuilder().setBoolValue(true).build();
        for (int i = 0; i < 40; i++) {
            value = OtlpRecords.array(value);
        }
        byte[] record = OtlpRecords.record(OtlpRecords.gauge(
                "g",
                "",
                OtlpRecords.number(1)
                        .addAttributes(OtlpRecords.attribute("deep", value))
                        .build()));

        assertThatThrownBy(() -> decoder.decode(record))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("record must be OTLP metrics as protobuf: offset=");
    }

    @Test
    void shouldRefuseFloodOfEmptyMessages() {
        OtlpProtobufDecoder tiny = new OtlpProtobufDecoder(new PointLimits(1, 1_000_000, 1), cause -> {});
        byte[] flood = new byte[2 * 129];
        for (int i = 0; i < flood.length; i += 2) {
            // An empty ResourceMetrics.
            flood[i] = 1 << 3 | 2;
        }

        assertThatThrownBy(() -> tiny.decode(flood))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("at most 128 messages and texts a record");
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        byte[] record = OtlpRecords.record(
                OtlpRecords.gauge("g", "1", OtlpRecords.number(1).build(), OtlpRecords.noRecordedValue()),
                OtlpRecords.sum(
                        "a",
                        AGGREGATION_TEMPORALITY_CUMULATIVE,
                        true,
                        OtlpRecords.number(2).build()),
                OtlpRecords.histogram("h"),
                OtlpRecords.exponentialHistogram("e"),
                OtlpRecords.summary("s"));

        new MutatedRecords()
                .shouldAnswerOrRefuse(new OtlpProtobufDecoder(MutatedRecords.limits(), cause -> {}), List.of(record));
    }
}

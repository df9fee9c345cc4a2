package io.tocsin.format.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.xerial.snappy.Snappy;

/**
 * Requests field by field, by the numbers of the specification; no program that writes version 2.0 was at hand. What a real one writes in version 1.0
 * is in {@link CapturedRemoteWriteTest}.
 */
class RemoteWriteDecoderTest {
    private static final long TIME_MS = 1_700_000_000_123L;
    private static final long START_MS = 1_699_999_000_000L;
    private static final long STALE_BITS = 0x7ff0000000000002L;
    private static final long NAN_BITS = 0x7ff8000000000001L;

    private final LeftOutTally tally = new LeftOutTally();
    private final RemoteWriteDecoder decoder = new RemoteWriteDecoder(PointLimits.ofPoints(10), tally);

    @Test
    void shouldTakeSamplesOfVersion1() {
        byte[] record = new ProtobufMessage()
                .message(
                        1,
                        series("node_load1", "instance", "web-1:9100", "job", "node")
                                .message(2, sample(0.5)))
                .message(
                        1,
                        series("node_network_receive_bytes_total", "device", "eth0")
                                .message(2, sample(7)))
                .snappy();

        assertThat(decoder.decode(record))
                .containsExactly(
                        new MetricPoint(
                                new MetricSeries(
                                        "node_load1",
                                        "",
                                        PointKind.UNTYPED,
                                        Map.of("job", "node", "instance", "web-1:9100"),
                                        Map.of()),
                                OptionalLong.empty(),
                                TIME_MS,
                                0.5),
                        new MetricPoint(
                                new MetricSeries(
                                        "node_network_receive_bytes_total",
                                        "",
                                        PointKind.CUMULATIVE,
                                        Map.of(),
                                        Map.of("device", "eth0")),
                                OptionalLong.empty(),
                                TIME_MS,
                                7.0));
    }

    @Test
    void shouldTellStaleMarkerFromOtherNaNs() {
        byte[] record = new ProtobufMessage()
                .message(
                        1,
                        series("up")
                                .message(
                                        2,
                                        new ProtobufMessage()
                                                .bits(1, STALE_BITS)
                                                .number(2, TIME_MS))
                                .message(
                                        2,
                                        new ProtobufMessage().bits(1, NAN_BITS).number(2, TIME_MS)))
                .snappy();

        assertThat(decoder.decode(record)).singleElement().satisfies(point -> {
            assertThat(point.isEnd()).isTrue();
            assertThat(point.series().name()).isEqualTo("up");
            assertThat(point.timeMs()).isEqualTo(TIME_MS);
        });
        assertThat(tally.causes()).containsExactly(LeftOut.NOT_FINITE);
    }

    @Test
    void shouldKnowTypeAndUnitOfVersion1FromMetadataThatComesLast() {
        byte[] record = new ProtobufMessage()
                .message(1, series("queue_count").message(2, sample(3)))
                .message(1, series("boot_time").message(2, sample(4)))
                .message(3, new ProtobufMessage().number(1, 2).text(2, "queue_count"))
                .message(
                        3,
                        new ProtobufMessage().number(1, 1).text(2, "boot_time").text(5, "seconds"))
                .snappy();

        assertThat(decoder.decode(record))
                .extracting(
                        point -> point.series().kind(), point -> point.series().unit(), MetricPoint::value)
                .containsExactly(tuple(PointKind.GAUGE, "", 3.0), tuple(PointKind.CUMULATIVE, "seconds", 4.0));
    }

    @Test
    void shouldTakeCountAndSumOfHistogramsAndLeaveOutBuckets() {
        byte[] record = new ProtobufMessage()
                .message(1, series("request_seconds_bucket", "le", "0.5").message(2, sample(1)))
                .message(1, series("request_seconds_count").message(2, sample(2)))
                .message(
                        1,
                        series("native_seconds")
                                .message(
                                        4,
                                        new ProtobufMessage()
                                                .number(1, 8)
                                                .real(3, 1.5)
                                                .number(15, TIME_MS)))
                .snappy();

        assertThat(decoder.decode(record))
                .extracting(
                        point -> point.series().name(), point -> point.series().kind(), MetricPoint::value)
                .containsExactly(
                        tuple("request_seconds_count", PointKind.CUMULATIVE, 2.0),
                        tuple("native_seconds_count", PointKind.CUMULATIVE, 8.0),
                        tuple("native_seconds_sum", PointKind.CUMULATIVE, 1.5));
        assertThat(tally.causes()).containsExactly(LeftOut.BUCKET);
    }

    @Test
    void shouldTakeSymbolsMetadataAndStartOfVersion2() {
        assertThat(decoder.decode(symbolized().snappy()))
                .containsExactly(new MetricPoint(
                        new MetricSeries("cpu_time", "seconds", PointKind.CUMULATIVE, Map.of("job", "node"), Map.of()),
                        OptionalLong.of(START_MS),
                        TIME_MS,
                        12.5));
    }

    @Test
    void shouldRefuseReferenceBeyondTheSymbols() {
        byte[] record = new ProtobufMessage()
                .text(4, "")
                .message(5, new ProtobufMessage().packed(1, 0, 3))
                .snappy();

        assertThatThrownBy(() -> decoder.decode(record))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("reference must be to a symbol: reference=3 symbols=1");
    }

    @Test
    void shouldLeaveOutSeriesWithTooManyLabelsAndTakeTheOthers() {
        RemoteWriteDecoder strict = new RemoteWriteDecoder(new PointLimits(10, 1_000, 2), tally);
        byte[] version1 = new ProtobufMessage()
                .message(1, series("a", "x", "1", "y", "2").message(2, sample(1)))
                .message(1, series("b", "x", "1").message(2, sample(2)))
                .snappy();
        byte[] version2 = new ProtobufMessage()
                .text(4, "")
                .text(4, "__name__")
                .text(4, "x")
                .message(5, new ProtobufMessage().packed(1, 1, 2, 0, 0, 2, 2).message(2, sample(1)))
                .message(5, new ProtobufMessage().packed(1, 1, 2).message(2, sample(2)))
                .snappy();

        assertThat(strict.decode(version1)).extracting(MetricPoint::value).containsExactly(2.0);
        assertThat(strict.decode(version2)).extracting(MetricPoint::value).containsExactly(2.0);
        assertThat(tally.causes()).containsExactly(LeftOut.TOO_MANY_LABELS, LeftOut.TOO_MANY_LABELS);
    }

    @Test
    void shouldRefuseBlockThatClaimsMoreThanItHolds() {
        assertThatThrownBy(() -> decoder.decode(new byte[] {-1, -1, -1, -1, 0x0f, 0}))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("at most 8388608 bytes a record: bytes=4294967295");
        assertThatThrownBy(() -> decoder.decode(new byte[] {-1, -1, 0x3f, 0}))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("block of snappy claims more than it can hold: bytes=4 claimed=1048575");
        assertThatThrownBy(() -> decoder.decode(new byte[0])).isInstanceOf(UndecodableRecordException.class);
    }

    @Test
    void shouldRefuseMoreSamplesThanTheLimitBeforeTheyAreRead() {
        ProtobufMessage series = series("up");
        for (int i = 0; i < 11; i++) {
            series.message(2, new ProtobufMessage());
        }

        assertThatThrownBy(() ->
                        decoder.decode(new ProtobufMessage().message(1, series).snappy()))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("at most 10 points a record: points=11");
    }

    @Test
    void shouldRefuseFloodOfEmptyMessagesAndTexts() {
        RemoteWriteDecoder tiny = new RemoteWriteDecoder(new PointLimits(1, 1_000_000, 1), tally);

        refuseFlood(tiny, new byte[] {1 << 3 | 2, 0}, 129);
        refuseFlood(tiny, new byte[] {4 << 3 | 2, 0}, 129);
        assertThat(tiny.decode(packed(repeated(new byte[] {1 << 3 | 2, 0}, 128))))
                .isEmpty();
    }

    @Test
    void shouldNotCountWhatItDoesNotKnow() {
        byte[] record = packed(repeated(new byte[] {9 << 3 | 2, 0}, 1_000));

        assertThat(new RemoteWriteDecoder(new PointLimits(1, 1_000_000, 1), tally).decode(record))
                .isEmpty();
    }

    private static void refuseFlood(RemoteWriteDecoder decoder, byte[] element, int times) {
        assertThatThrownBy(() -> decoder.decode(packed(repeated(element, times))))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("at most 128 messages and texts a record");
    }

    private static byte[] repeated(byte[] element, int times) {
        byte[] all = new byte[element.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(element, 0, all, i * element.length, element.length);
        }
        return all;
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        ProtobufMessage first = new ProtobufMessage()
                .message(1, series("up", "job", "node").message(2, sample(1)))
                .message(
                        1,
                        series("h")
                                .message(4, new ProtobufMessage().number(1, 8).number(15, TIME_MS)))
                .message(3, new ProtobufMessage().number(1, 2).text(2, "up"));
        RemoteWriteDecoder bounded = new RemoteWriteDecoder(MutatedRecords.limits(), cause -> {});

        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        bounded, List.of(first.snappy(), symbolized().snappy()));
        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        request -> bounded.decode(packed(request)),
                        List.of(first.bytes(), symbolized().bytes()));
    }

    private static byte[] packed(byte[] request) {
        try {
            return Snappy.compress(request);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ProtobufMessage symbolized() {
        return new ProtobufMessage()
                .text(4, "")
                .text(4, "__name__")
                .text(4, "cpu_time")
                .text(4, "job")
                .text(4, "node")
                .text(4, "seconds")
                .message(
                        5,
                        new ProtobufMessage()
                                .packed(1, 1, 2, 3, 4)
                                .message(2, sample(12.5).number(3, START_MS))
                                .message(5, new ProtobufMessage().number(1, 1).number(4, 5)));
    }

    private static ProtobufMessage series(String name, String... labels) {
        ProtobufMessage series = new ProtobufMessage().message(1, label("__name__", name));
        for (int i = 0; i < labels.length; i += 2) {
            series.message(1, label(labels[i], labels[i + 1]));
        }
        return series;
    }

    private static ProtobufMessage label(String name, String value) {
        return new ProtobufMessage().text(1, name).text(2, value);
    }

    private static ProtobufMessage sample(double value) {
        return new ProtobufMessage().real(1, value).number(2, TIME_MS);
    }
}

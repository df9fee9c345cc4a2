package io.tocsin.format.telegraf;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Records after the examples in Telegraf's documentation of its JSON serializer: Telegraf is a program in Go, and none was at hand to write them.
 */
class TelegrafJsonDecoderTest {
    private static final String METRIC = """
            {"fields":{"field_1":30,"field_N":5.5},"name":"docker","tags":{"host":"raynor","engine":"a"},"timestamp":1458229140}""";

    private final LeftOutTally tally = new LeftOutTally();
    private final TelegrafJsonDecoder decoder =
            new TelegrafJsonDecoder(PointLimits.ofPoints(10), tally, TimeUnit.SECONDS);

    @Test
    void shouldTakeEachFieldAsSeriesOfItsOwn() {
        assertThat(decoder.decode(bytes(METRIC)))
                .containsExactly(point("docker.field_1", 30), point("docker.field_N", 5.5));
    }

    @Test
    void shouldTakeBatch() {
        assertThat(decoder.decode(bytes("{\"metrics\":[" + METRIC + "," + METRIC + "]}")))
                .hasSize(4);
        assertThat(decoder.decode(bytes("{\"metrics\":[]}"))).isEmpty();
    }

    @Test
    void shouldReadTimeInTheUnitThatIsConfigured() {
        TelegrafJsonDecoder nanoseconds =
                new TelegrafJsonDecoder(PointLimits.ofPoints(10), tally, TimeUnit.NANOSECONDS);

        assertThat(nanoseconds.decode(bytes(METRIC.replace("1458229140", "1458229140123456789"))))
                .extracting(MetricPoint::timeMs)
                .containsExactly(1_458_229_140_123L, 1_458_229_140_123L);
    }

    @Test
    void shouldTakeTruthValuesAndLeaveOutTexts() {
        assertThat(decoder.decode(bytes(METRIC.replace("30", "true").replace("5.5", "\"idle\""))))
                .extracting(point -> point.series().name(), MetricPoint::value)
                .containsExactly(tuple("docker.field_1", 1.0));
        assertThat(tally.causes()).containsExactly(LeftOut.NOT_A_NUMBER);
    }

    @Test
    void shouldLeaveOutMetricWithoutTimeOrWithTooLongName() {
        assertThat(decoder.decode(bytes(METRIC.replace("1458229140", "\"2016-03-17\""))))
                .isEmpty();
        assertThat(decoder.decode(bytes(METRIC.replace("docker", "d".repeat(256)))))
                .isEmpty();
        assertThat(tally.causes()).containsExactly(LeftOut.NO_TIME, LeftOut.BAD_NAME);
    }

    @Test
    void shouldRefuseWhatIsNoMetric() {
        assertThatThrownBy(() -> decoder.decode(bytes("{\"name\":7}")))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("metric must have a name and fields: name=NUMBER fields=MISSING");
        assertThatThrownBy(() -> decoder.decode(bytes(METRIC + METRIC))).isInstanceOf(UndecodableRecordException.class);
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        new TelegrafJsonDecoder(MutatedRecords.limits(), cause -> {}, TimeUnit.SECONDS),
                        List.of(bytes(METRIC), bytes("{\"metrics\":[" + METRIC + "," + METRIC + "]}")));
    }

    private static MetricPoint point(String name, double value) {
        return new MetricPoint(
                new MetricSeries(name, "", PointKind.UNTYPED, Map.of("host", "raynor"), Map.of("engine", "a")),
                OptionalLong.empty(),
                1_458_229_140_000L,
                value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

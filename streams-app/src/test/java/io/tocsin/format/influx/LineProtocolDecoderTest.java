package io.tocsin.format.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MutatedRecords;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineProtocolDecoderTest {
    private static final String RECORD = """
            # from an agent
            cpu,host=web-1,cpu=cpu0 usage_idle=98.5,usage_user=1.5e0 1556813561098000000

            mem,host=web-1 used=12i,total=24u,ok=true,note="two \\"words\\", = and\\nmore" 1556813561098000000\r
            """;

    private final LeftOutTally tally = new LeftOutTally();
    private final LineProtocolDecoder decoder =
            new LineProtocolDecoder(PointLimits.ofPoints(10), tally, TimeUnit.NANOSECONDS);

    @Test
    void shouldTakeNumbersAndTruthValuesAndLeaveOutTexts() {
        List<MetricPoint> points = decoder.decode(bytes(RECORD));

        assertThat(points)
                .extracting(point -> point.series().name(), MetricPoint::value)
                .containsExactly(
                        tuple("cpu.usage_idle", 98.5),
                        tuple("cpu.usage_user", 1.5),
                        tuple("mem.used", 12.0),
                        tuple("mem.total", 24.0),
                        tuple("mem.ok", 1.0));
        assertThat(points).allSatisfy(point -> {
            assertThat(point.timeMs()).isEqualTo(1_556_813_561_098L);
            assertThat(point.series().resource()).isEqualTo(Map.of("host", "web-1"));
        });
        assertThat(points.get(0).series().attributes()).isEqualTo(Map.of("cpu", "cpu0"));
        assertThat(tally.causes()).containsExactly(LeftOut.NOT_A_NUMBER);
    }

    @Test
    void shouldReadWhatIsEscaped() {
        String line = "my\\ disk\\,a=b,tag\\=key=a\\ b\\\\c free\\ space=1 1000000";

        assertThat(decoder.decode(bytes(line))).singleElement().satisfies(point -> {
            assertThat(point.series().name()).isEqualTo("my disk,a=b.free space");
            assertThat(point.series().attributes()).isEqualTo(Map.of("tag=key", "a b\\\\c"));
            assertThat(point.timeMs()).isEqualTo(1);
        });
    }

    @Test
    void shouldLeaveOutLineWithoutTime() {
        assertThat(decoder.decode(bytes("a f=1\nb f=2 1000000"))).hasSize(1);
        assertThat(tally.causes()).containsExactly(LeftOut.NO_TIME);
    }

    @Test
    void shouldRefuseMalformedLineAndSayWhere() {
        refuse("cpu", "line protocol: character must be ' ': character=3");
        refuse("cpu,host f=1", "line protocol: character must be '=': character=8");
        refuse("cpu f=", "line protocol: field value must be a number, a truth value or a quoted text: character=6");
        refuse(
                "cpu f=NaN 1",
                "line protocol: field value must be a number, a truth value or a quoted text: character=9");
        refuse(
                "cpu f=0x1p3 1",
                "line protocol: field value must be a number, a truth value or a quoted text: character=11");
        refuse("cpu f=1.5i 1", "line protocol: integer must have 1 to 20 digits: character=10");
        refuse("cpu f=\"open\\", "line protocol: character must be '\"': character=12");
        refuse("cpu f=1 1.5", "line protocol: timestamp must be a whole number of 64 bits: character=11");
        refuse("cpu f=1 1 1", "line protocol: line must end after its timestamp: character=10");
        assertThatThrownBy(() -> decoder.decode(new byte[] {'a', -1}))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessage("record must be UTF-8: bytes=2");
    }

    @Test
    void shouldAnswerOrRefuseWhateverComes() {
        new MutatedRecords()
                .shouldAnswerOrRefuse(
                        new LineProtocolDecoder(MutatedRecords.limits(), cause -> {}, TimeUnit.NANOSECONDS),
                        List.of(bytes(RECORD)));
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

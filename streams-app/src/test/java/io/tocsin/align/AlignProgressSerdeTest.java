package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.binary.BinarySerdeContract;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlignProgressSerdeTest extends BinarySerdeContract<AlignProgress> {
    private static final long NOW_MS = 1_767_268_800_123L;

    AlignProgressSerdeTest() {
        super(new AlignProgressSerde(), progress(), new AlignProgress());
    }

    private static AlignProgress progress() {
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = -7;
        progress.newestTimeMs = NOW_MS;
        progress.irregularities.add(Irregularity.LATE, 3);
        progress.irregularities.add(Irregularity.COUNTER_GAP, 1_000_000);
        progress.counters.put(new Part("requests", "route=/a"), new Counters.Standing(NOW_MS - 10_000, 1e15));
        progress.counters.put(new Part("requests", "route=/b"), new Counters.Standing(NOW_MS - 300_000, 0.5));
        progress.open.put(-6L, new OpenCell());
        OpenCell cell = new OpenCell();
        add(cell, "cpu", "", ReadingKind.GAUGE, NOW_MS - 2, 0.1, 0);
        add(cell, "größe", "", ReadingKind.GAUGE, NOW_MS, -0.0, 0);
        add(cell, "cpu", "", ReadingKind.GAUGE, NOW_MS - 9_000, 1e300, 0);
        add(cell, "requests", "route=/a", ReadingKind.CUMULATIVE, NOW_MS, 1e15 + 2, 1_600_000_000_000L);
        add(cell, "requests", "route=/ü", ReadingKind.DELTA, NOW_MS, 2, NOW_MS - 60_000);
        progress.open.put(176_726_880L, cell);
        return progress;
    }

    private static void add(
            OpenCell cell, String metric, String series, ReadingKind kind, long timeMs, double value, long startMs) {
        assertThat(cell.add(new Part(metric, series), kind, Combine.MAX, timeMs, value, startMs, 10_000))
                .isNull();
    }

    @Test
    void shouldReadTheSumsOfTheFormatBefore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeLong(5);
            out.writeLong(63_000);
            out.writeInt(2);
            out.writeInt(1);
            out.writeLong(6);
            out.writeInt(3);
            out.writeInt(2);
            out.writeUTF("cpu");
            out.writeDouble(0.75);
            out.writeInt(3);
            out.writeUTF("disk");
            out.writeDouble(4_000);
            out.writeInt(2_000);
        }

        AlignProgress progress = new AlignProgressSerde().deserializer().deserialize("the-store", bytes.toByteArray());

        assertThat(progress.lastClosed).isEqualTo(5);
        assertThat(progress.newestTimeMs).isEqualTo(63_000);
        OpenCell cell = Objects.requireNonNull(progress.open.get(6L));
        add(cell, "cpu", "", ReadingKind.GAUGE, 64_000, 0.25, 0);
        Map<String, Float> values =
                new TickValues(new CounterRate(10_000, 300_000)).of(cell, progress.counters, policy -> {});
        assertThat(values).isEqualTo(Map.of("cpu", 0.25f, "disk", 2f));
    }

    @Test
    void shouldHoldAnEntityWithoutOpenCellsInTwentyBytes() {
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = 176_726_880L;
        progress.newestTimeMs = NOW_MS;
        assertThat(new AlignProgressSerde().serializer().serialize("the-store", progress))
                .hasSize(20);
    }
}

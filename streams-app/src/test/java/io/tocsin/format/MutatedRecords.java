package io.tocsin.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tocsin.schemas.serde.UndecodableRecordException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Feeds a decoder with broken copies of good records: it has to answer within its limits or refuse in one line. Confined to one thread. */
public final class MutatedRecords {
    private static final long SEED = 20_260_101;
    private static final int RECORDS = 20_000;
    private static final int POINTS_MAX = 50;
    private static final int RECORD_BYTES_MAX = 8_192;
    private static final int LABELS_MAX = 16;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private int refused;
    private int answered;

    public static PointLimits limits() {
        return new PointLimits(POINTS_MAX, RECORD_BYTES_MAX, LABELS_MAX);
    }

    /** Some have to pass and some to be refused, or the mutations would test nothing. */
    public void shouldAnswerOrRefuse(PointDecoder decoder, List<byte[]> goodRecords) {
        for (int i = 0; i < RECORDS; i++) {
            byte[] record = mutate(goodRecords.get(random.nextInt(goodRecords.size())));
            feed(decoder, record);
        }
        assertThat(refused).as("seed=%d", SEED).isGreaterThan(RECORDS / 100);
        assertThat(answered).as("seed=%d", SEED).isGreaterThan(RECORDS / 100);
    }

    private void feed(PointDecoder decoder, byte[] record) {
        try {
            List<MetricPoint> points = decoder.decode(record);
            assertThat(points.size()).isLessThanOrEqualTo(POINTS_MAX);
            points.forEach(MutatedRecords::check);
            answered++;
        } catch (UndecodableRecordException e) {
            assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n", "\r");
            refused++;
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed=" + SEED + " record=" + HexFormat.of().formatHex(record), e);
        }
    }

    /** Plain conditions: millions of them are asked. */
    private static void check(MetricPoint point) {
        MetricSeries series = point.series();
        boolean isProper = Double.isFinite(point.value()) != point.isEnd()
                && point.timeMs() > 0
                && PointCollector.isProperName(series.name())
                && series.resource().size() + series.attributes().size() <= LABELS_MAX;
        if (!isProper) {
            fail("point breaks a limit: seed=" + SEED + " point=" + point);
        }
    }

    private byte[] mutate(byte[] good) {
        byte[] record = good.clone();
        int mutations = 1 + random.nextInt(3);
        for (int i = 0; i < mutations && record.length > 0; i++) {
            record = mutateOnce(record);
        }
        return record;
    }

    private byte[] mutateOnce(byte[] record) {
        int at = random.nextInt(record.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(record, at);
            case 1 -> Arrays.copyOf(record, at);
            case 2 -> repeated(record, at, 1 + random.nextInt(4));
            case 3 -> inserted(record, at, new byte[] {-1, -1, -1, -1, 0x07});
            case 4 -> repeated(record, at, 2_000 / (record.length - at) + 1);
            default -> {
                byte[] copy = record.clone();
                copy[at] = (byte) random.nextInt(256);
                yield copy;
            }
        };
    }

    private byte[] flipped(byte[] record, int at) {
        byte[] copy = record.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** A stretch from here on, so many times more. */
    private byte[] repeated(byte[] record, int at, int times) {
        byte[] stretch = Arrays.copyOfRange(record, at, at + 1 + random.nextInt(record.length - at));
        byte[] copy = record;
        for (int i = 0; i < times && copy.length < RECORD_BYTES_MAX; i++) {
            copy = inserted(copy, at, stretch);
        }
        return copy;
    }

    private static byte[] inserted(byte[] record, int at, byte[] stretch) {
        byte[] copy = new byte[record.length + stretch.length];
        System.arraycopy(record, 0, copy, 0, at);
        System.arraycopy(stretch, 0, copy, at, stretch.length);
        System.arraycopy(record, at, copy, at + stretch.length, record.length - at);
        return copy;
    }
}

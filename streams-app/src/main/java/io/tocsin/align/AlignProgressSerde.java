package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link AlignProgress} as bytes; format 1, which held sums in place of readings, can be read. Thread-safe. */
final class AlignProgressSerde extends BinarySerde<AlignProgress> {
    private static final int FORMAT_OF_SUMS = 1;
    /** Stored by their place. */
    private static final List<ReadingKind> KINDS =
            List.of(ReadingKind.GAUGE, ReadingKind.CUMULATIVE, ReadingKind.DELTA);

    /** Stored by their place. */
    private static final List<Combine> COMBINATIONS = List.of(Combine.MEAN, Combine.SUM, Combine.MAX, Combine.MIN);

    private static final int KIND_BITS = 2;
    private static final int COMBINE_BITS = 2;
    private static final int HAS_STARTS = 1 << (KIND_BITS + COMBINE_BITS);

    AlignProgressSerde() {
        super(2);
    }

    @Override
    protected void write(AlignProgress progress, DataOutputStream out) throws IOException {
        out.writeLong(progress.lastClosed);
        out.writeLong(progress.newestTimeMs);
        Map<Irregularity, Integer> counts = progress.irregularities.counts();
        PackedNumbers.write(counts.size(), out);
        for (Map.Entry<Irregularity, Integer> count : counts.entrySet()) {
            out.writeUTF(count.getKey().name());
            PackedNumbers.write(count.getValue(), out);
        }
        writeCounters(progress, out);
        PackedNumbers.write(progress.open.size(), out);
        for (Map.Entry<Long, OpenCell> cell : progress.open.entrySet()) {
            out.writeLong(cell.getKey());
            writeCell(cell.getValue(), progress.newestTimeMs, out);
        }
    }

    @Override
    protected AlignProgress read(DataInputStream in) throws IOException {
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = in.readLong();
        progress.newestTimeMs = in.readLong();
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            progress.irregularities.add(Irregularity.valueOf(in.readUTF()), PackedNumbers.readInt(in));
        }
        readCounters(progress, in);
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            progress.open.put(in.readLong(), readCell(progress.newestTimeMs, in));
        }
        return progress;
    }

    private static void writeCounters(AlignProgress progress, DataOutputStream out) throws IOException {
        Map<Part, Counters.Standing> standings = progress.counters.standings();
        PackedNumbers.write(standings.size(), out);
        PartWriter parts = new PartWriter(out);
        for (Map.Entry<Part, Counters.Standing> standing : standings.entrySet()) {
            parts.write(standing.getKey(), 0);
            PackedNumbers.write(progress.newestTimeMs - standing.getValue().timeMs(), out);
            out.writeDouble(standing.getValue().value());
        }
    }

    private static void readCounters(AlignProgress progress, DataInputStream in) throws IOException {
        PartReader parts = new PartReader(in);
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            Part part = parts.read();
            long timeMs = progress.newestTimeMs - PackedNumbers.read(in);
            progress.counters.put(part, new Counters.Standing(timeMs, in.readDouble()));
        }
    }

    private static void writeCell(OpenCell cell, long newestTimeMs, DataOutputStream out) throws IOException {
        PackedNumbers.write(cell.parts().size(), out);
        PartWriter parts = new PartWriter(out);
        for (Map.Entry<Part, Readings> part : cell.parts().entrySet()) {
            Readings readings = part.getValue();
            boolean hasStarts = hasStarts(readings);
            parts.write(
                    part.getKey(),
                    KINDS.indexOf(readings.kind)
                            | COMBINATIONS.indexOf(readings.combine) << KIND_BITS
                            | (hasStarts ? HAS_STARTS : 0));
            PackedNumbers.write(readings.size(), out);
            for (int i = 0; i < readings.size(); i++) {
                PackedNumbers.write(newestTimeMs - readings.timeMs(i), out);
                out.writeDouble(readings.value(i));
                if (hasStarts) {
                    PackedNumbers.write(readings.timeMs(i) - readings.startMs(i), out);
                }
            }
        }
    }

    private static boolean hasStarts(Readings readings) {
        for (int i = 0; i < readings.size(); i++) {
            if (readings.startMs(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static OpenCell readCell(long newestTimeMs, DataInputStream in) throws IOException {
        OpenCell cell = new OpenCell();
        PartReader parts = new PartReader(in);
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            Part part = parts.read();
            cell.restore(part, readReadings(parts.bits(), newestTimeMs, in));
        }
        return cell;
    }

    private static Readings readReadings(int bits, long newestTimeMs, DataInputStream in) throws IOException {
        int size = PackedNumbers.readInt(in);
        long[] timesMs = new long[size];
        double[] values = new double[size];
        long[] startsMs = new long[size];
        for (int i = 0; i < size; i++) {
            timesMs[i] = newestTimeMs - PackedNumbers.read(in);
            values[i] = in.readDouble();
            if ((bits & HAS_STARTS) != 0) {
                startsMs[i] = timesMs[i] - PackedNumbers.read(in);
            }
        }
        ReadingKind kind = KINDS.get(bits & ((1 << KIND_BITS) - 1));
        Combine combine = COMBINATIONS.get(bits >> KIND_BITS & ((1 << COMBINE_BITS) - 1));
        return new Readings(kind, combine, timesMs, values, startsMs);
    }

    @Override
    protected @Nullable AlignProgress readOlder(int found, DataInputStream in) throws IOException {
        if (found != FORMAT_OF_SUMS) {
            return null;
        }
        AlignProgress progress = new AlignProgress();
        progress.lastClosed = in.readLong();
        progress.newestTimeMs = in.readLong();
        // How many samples were usual: the roster learns it anew, by part.
        in.readInt();
        for (int cells = in.readInt(); cells > 0; cells--) {
            long tick = in.readLong();
            in.readInt();
            OpenCell cell = new OpenCell();
            for (int metrics = in.readInt(); metrics > 0; metrics--) {
                cell.restore(new Part(in.readUTF(), ""), readSum(in));
            }
            progress.open.put(tick, cell);
        }
        return progress;
    }

    /** A sum whose readings are not known any more: as readings before all time, the first of which is the sum, and the others nothing. */
    private static Readings readSum(DataInputStream in) throws IOException {
        double total = in.readDouble();
        int count = in.readInt();
        boolean isMany = count > Readings.MAX;
        double[] values = new double[isMany ? 1 : count];
        values[0] = isMany ? total / count : total;
        long[] timesMs = new long[values.length];
        Arrays.setAll(timesMs, i -> Long.MIN_VALUE + i);
        return new Readings(ReadingKind.GAUGE, Combine.MEAN, timesMs, values, new long[values.length]);
    }
}

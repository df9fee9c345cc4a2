package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link MetricRoster} as bytes; format 2, which did not know how often each part comes, can be read. Thread-safe. */
final class MetricRosterSerde extends BinarySerde<MetricRoster> {
    private static final int FORMAT_WITHOUT_PARTS = 2;

    MetricRosterSerde() {
        super(3);
    }

    @Override
    protected void write(MetricRoster roster, DataOutputStream out) throws IOException {
        writeMetrics(roster, out);
        PackedNumbers.write(roster.usual.size(), out);
        PartWriter parts = new PartWriter(out);
        for (Map.Entry<Part, Integer> part : roster.usual.entrySet()) {
            parts.write(part.getKey(), 0);
            PackedNumbers.write(part.getValue(), out);
        }
    }

    @Override
    protected MetricRoster read(DataInputStream in) throws IOException {
        MetricRoster roster = readMetrics(in);
        PartReader parts = new PartReader(in);
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            roster.usual.put(parts.read(), PackedNumbers.readInt(in));
        }
        return roster;
    }

    @Override
    protected @Nullable MetricRoster readOlder(int found, DataInputStream in) throws IOException {
        // Without parts no cell is complete: the first tick waits for the grace, and is learned from.
        return found == FORMAT_WITHOUT_PARTS ? readMetrics(in) : null;
    }

    private static void writeMetrics(MetricRoster roster, DataOutputStream out) throws IOException {
        out.writeInt(roster.missingSince.size());
        for (Map.Entry<String, Long> metric : roster.missingSince.entrySet()) {
            out.writeUTF(metric.getKey());
            out.writeLong(metric.getValue());
        }
        out.writeInt(roster.labels.size());
        for (Map.Entry<String, String> label : new TreeMap<>(roster.labels).entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
    }

    private static MetricRoster readMetrics(DataInputStream in) throws IOException {
        MetricRoster roster = new MetricRoster();
        int metrics = in.readInt();
        for (int i = 0; i < metrics; i++) {
            roster.missingSince.put(in.readUTF(), in.readLong());
        }
        Map<String, String> labels = new HashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            labels.put(in.readUTF(), in.readUTF());
        }
        roster.labels = Map.copyOf(labels);
        return roster;
    }
}

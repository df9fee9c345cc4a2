package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import io.tocsin.binary.KnownBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link MetricRoster} as bytes; format 2, which did not know how often each part comes, can be read. Thread-safe. */
final class MetricRosterSerde extends BinarySerde<MetricRoster> {
    private static final int FORMAT_WITHOUT_LABELS = 1;
    private static final int FORMAT_WITHOUT_PARTS = 2;
    private static final int PRESENT = 0;
    private static final int MISSING = 1;
    private static final int UNEXPECTED = 2;

    MetricRosterSerde() {
        super(3, new KnownBytes<>(MetricRoster::copy));
    }

    @Override
    protected void write(MetricRoster roster, DataOutputStream out) throws IOException {
        SortedMap<String, List<Map.Entry<Part, Integer>>> metrics = new TreeMap<>();
        roster.missingSince.keySet().forEach(metric -> metrics.put(metric, new ArrayList<>()));
        for (Map.Entry<Part, Integer> part : roster.usual.entrySet()) {
            metrics.computeIfAbsent(part.getKey().metric(), metric -> new ArrayList<>())
                    .add(part);
        }
        PackedNumbers.write(metrics.size(), out);
        for (Map.Entry<String, List<Map.Entry<Part, Integer>>> metric : metrics.entrySet()) {
            writeMetric(metric.getKey(), roster.missingSince.get(metric.getKey()), metric.getValue(), out);
        }
        out.writeInt(roster.labels.size());
        for (Map.Entry<String, String> label : new TreeMap<>(roster.labels).entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
    }

    /** {@code since} is null for one that is not expected: a counter that has only begun. */
    private static void writeMetric(
            String metric, @Nullable Long since, List<Map.Entry<Part, Integer>> parts, DataOutputStream out)
            throws IOException {
        out.writeUTF(metric);
        out.writeByte(since == null ? UNEXPECTED : since == MetricRoster.PRESENT ? PRESENT : MISSING);
        if (since != null && since != MetricRoster.PRESENT) {
            out.writeLong(since);
        }
        PackedNumbers.write(parts.size(), out);
        for (Map.Entry<Part, Integer> part : parts) {
            out.writeUTF(part.getKey().series());
            PackedNumbers.write(part.getValue(), out);
        }
    }

    @Override
    protected MetricRoster read(DataInputStream in) throws IOException {
        MetricRoster roster = new MetricRoster();
        for (int left = PackedNumbers.readInt(in); left > 0; left--) {
            String metric = in.readUTF();
            int state = in.readByte();
            if (state != UNEXPECTED) {
                roster.missingSince.put(metric, state == PRESENT ? MetricRoster.PRESENT : in.readLong());
            }
            for (int parts = PackedNumbers.readInt(in); parts > 0; parts--) {
                roster.usual.put(new Part(metric, in.readUTF()), PackedNumbers.readInt(in));
            }
        }
        roster.labels = readLabels(in);
        return roster;
    }

    @Override
    protected @Nullable MetricRoster readOlder(int found, DataInputStream in) throws IOException {
        // Without parts no cell is complete: the first tick waits for the grace, and is learned from.
        return switch (found) {
            case FORMAT_WITHOUT_LABELS -> readMetrics(in);
            case FORMAT_WITHOUT_PARTS -> {
                MetricRoster roster = readMetrics(in);
                roster.labels = readLabels(in);
                yield roster;
            }
            default -> null;
        };
    }

    private static MetricRoster readMetrics(DataInputStream in) throws IOException {
        MetricRoster roster = new MetricRoster();
        for (int left = in.readInt(); left > 0; left--) {
            roster.missingSince.put(in.readUTF(), in.readLong());
        }
        return roster;
    }

    private static Map<String, String> readLabels(DataInputStream in) throws IOException {
        Map<String, String> labels = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            labels.put(in.readUTF(), in.readUTF());
        }
        return Map.copyOf(labels);
    }
}

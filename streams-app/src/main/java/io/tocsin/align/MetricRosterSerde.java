package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@link MetricRoster} as bytes. Thread-safe. */
final class MetricRosterSerde extends BinarySerde<MetricRoster> {
    MetricRosterSerde() {
        super(2);
    }

    @Override
    protected void write(MetricRoster roster, DataOutputStream out) throws IOException {
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

    @Override
    protected MetricRoster read(DataInputStream in) throws IOException {
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

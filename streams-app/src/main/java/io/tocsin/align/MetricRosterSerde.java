package io.tocsin.align;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/** {@link MetricRoster} as bytes. Thread-safe. */
final class MetricRosterSerde extends BinarySerde<MetricRoster> {
    MetricRosterSerde() {
        super(1);
    }

    @Override
    protected void write(MetricRoster roster, DataOutputStream out) throws IOException {
        out.writeInt(roster.missingSince.size());
        for (Map.Entry<String, Long> metric : roster.missingSince.entrySet()) {
            out.writeUTF(metric.getKey());
            out.writeLong(metric.getValue());
        }
    }

    @Override
    protected MetricRoster read(DataInputStream in) throws IOException {
        MetricRoster roster = new MetricRoster();
        int metrics = in.readInt();
        for (int i = 0; i < metrics; i++) {
            roster.missingSince.put(in.readUTF(), in.readLong());
        }
        return roster;
    }
}

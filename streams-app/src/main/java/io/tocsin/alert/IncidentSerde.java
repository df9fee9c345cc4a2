package io.tocsin.alert;

import io.tocsin.binary.BinarySerde;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link Incident} as bytes. Thread-safe. */
final class IncidentSerde extends BinarySerde<Incident> {
    IncidentSerde() {
        super(1);
    }

    @Override
    protected void write(Incident incident, DataOutputStream out) throws IOException {
        out.writeUTF(incident.kind.name());
        out.writeLong(incident.over);
        out.writeLong(incident.lastTick);
        out.writeLong(incident.startedTick);
        out.writeLong(incident.publishedTick);
        out.writeInt(incident.calmTicks);
        out.writeFloat(incident.peak);
        out.writeInt(incident.atPeak.size());
        for (Contributor contributor : incident.atPeak) {
            out.writeUTF(contributor.getMetric());
            out.writeFloat(contributor.getActual());
            out.writeFloat(contributor.getExpected());
            out.writeFloat(contributor.getShare());
        }
    }

    @Override
    protected Incident read(DataInputStream in) throws IOException {
        Incident incident = new Incident(AlertKind.valueOf(in.readUTF()));
        incident.over = in.readLong();
        incident.lastTick = in.readLong();
        incident.startedTick = in.readLong();
        incident.publishedTick = in.readLong();
        incident.calmTicks = in.readInt();
        incident.peak = in.readFloat();
        int size = in.readInt();
        List<Contributor> contributors = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            contributors.add(new Contributor(in.readUTF(), in.readFloat(), in.readFloat(), in.readFloat()));
        }
        incident.atPeak = contributors;
        return incident;
    }
}

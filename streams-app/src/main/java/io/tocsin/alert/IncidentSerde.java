package io.tocsin.alert;

import io.tocsin.binary.BinarySerde;
import io.tocsin.schemas.AlertKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link Incident} as bytes. Thread-safe. */
final class IncidentSerde extends BinarySerde<Incident> {
    IncidentSerde() {
        super(2);
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
        writeExplanation(incident.explanation, out);
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
        incident.explanation = readExplanation(in);
        return incident;
    }

    private static void writeExplanation(Explanation explanation, DataOutputStream out) throws IOException {
        out.writeDouble(explanation.weights());
        out.writeInt(explanation.longest());
        out.writeInt(explanation.parts().size());
        for (Explanation.Part part : explanation.parts()) {
            out.writeUTF(part.metric());
            out.writeDouble(part.shareSum());
            out.writeFloat(part.heaviest());
            out.writeFloat(part.actual());
            out.writeFloat(part.expected());
        }
    }

    private static Explanation readExplanation(DataInputStream in) throws IOException {
        double weights = in.readDouble();
        int longest = in.readInt();
        int size = in.readInt();
        List<Explanation.Part> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(new Explanation.Part(
                    in.readUTF(), in.readDouble(), in.readFloat(), in.readFloat(), in.readFloat()));
        }
        return Explanation.restore(weights, longest, parts);
    }
}

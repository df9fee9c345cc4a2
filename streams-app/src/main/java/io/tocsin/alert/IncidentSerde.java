package io.tocsin.alert;

import io.tocsin.binary.BinarySerde;
import io.tocsin.schemas.AlertKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Incident} as bytes. Reads the format before, which knew nothing of feedback, too. Thread-safe. */
final class IncidentSerde extends BinarySerde<Incident> {
    private static final int WITHOUT_FEEDBACK = 2;
    private static final int NO_HORIZON = -1;

    IncidentSerde() {
        super(3);
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
        out.writeUTF(incident.acknowledgedBy == null ? "" : incident.acknowledgedBy);
        out.writeFloat(incident.dismissedPeak);
        out.writeBoolean(incident.lastWord != null);
        if (incident.lastWord != null) {
            writeLastWord(incident.lastWord, out);
        }
    }

    @Override
    protected Incident read(DataInputStream in) throws IOException {
        Incident incident = readIncident(in);
        String acknowledgedBy = in.readUTF();
        incident.acknowledgedBy = acknowledgedBy.isEmpty() ? null : acknowledgedBy;
        incident.dismissedPeak = in.readFloat();
        incident.lastWord = in.readBoolean() ? readLastWord(in) : null;
        return incident;
    }

    @Override
    protected @Nullable Incident readOlder(int found, DataInputStream in) throws IOException {
        if (found != WITHOUT_FEEDBACK) {
            return null;
        }
        Incident incident = readIncident(in);
        if (incident.isOpen()) {
            // Until its next tick, which tells the rest.
            incident.lastWord = new LastWord(incident.peak, 1f, null, "", "", Map.of());
        }
        return incident;
    }

    private static Incident readIncident(DataInputStream in) throws IOException {
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

    private static void writeLastWord(LastWord said, DataOutputStream out) throws IOException {
        out.writeFloat(said.level());
        out.writeFloat(said.boundary());
        out.writeInt(said.horizonSeconds() == null ? NO_HORIZON : said.horizonSeconds());
        out.writeUTF(said.model());
        out.writeUTF(said.version());
        out.writeInt(said.labels().size());
        for (Map.Entry<String, String> label : said.labels().entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
    }

    private static LastWord readLastWord(DataInputStream in) throws IOException {
        float level = in.readFloat();
        float boundary = in.readFloat();
        int horizonSeconds = in.readInt();
        String model = in.readUTF();
        String version = in.readUTF();
        int size = in.readInt();
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < size; i++) {
            labels.put(in.readUTF(), in.readUTF());
        }
        return new LastWord(
                level, boundary, horizonSeconds == NO_HORIZON ? null : horizonSeconds, model, version, labels);
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

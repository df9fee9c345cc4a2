package io.tocsin.alert;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link Thresholds} as bytes. Thread-safe. */
final class ThresholdsSerde extends BinarySerde<Thresholds> {
    ThresholdsSerde() {
        super(1);
    }

    @Override
    protected void write(Thresholds thresholds, DataOutputStream out) throws IOException {
        out.writeDouble(thresholds.anomaly());
        out.writeDouble(thresholds.failure());
        out.writeInt(thresholds.heard().size());
        for (String mark : thresholds.heard()) {
            out.writeUTF(mark);
        }
    }

    @Override
    protected Thresholds read(DataInputStream in) throws IOException {
        double anomaly = in.readDouble();
        double failure = in.readDouble();
        int size = in.readInt();
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            heard.add(in.readUTF());
        }
        return new Thresholds(anomaly, failure, heard);
    }
}

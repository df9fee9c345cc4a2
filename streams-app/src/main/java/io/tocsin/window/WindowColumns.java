package io.tocsin.window;

import io.tocsin.binary.BinarySerde;
import io.tocsin.binary.KnownBytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of the columns of an entity's rows. New metrics are added at the end, so that older, shorter rows stay readable.
 *
 * <p>Immutable. Thread-safe.
 */
public record WindowColumns(List<String> metrics) {
    static final WindowColumns NONE = new WindowColumns(List.of());

    public WindowColumns {
        metrics = List.copyOf(metrics);
    }

    /** As bytes; names that many entities have are there once. Thread-safe. */
    static final class Serde extends BinarySerde<WindowColumns> {
        Serde() {
            super(1, new KnownBytes<>(columns -> columns));
        }

        @Override
        protected void write(WindowColumns columns, DataOutputStream out) throws IOException {
            out.writeInt(columns.metrics().size());
            for (String metric : columns.metrics()) {
                out.writeUTF(metric);
            }
        }

        @Override
        protected WindowColumns read(DataInputStream in) throws IOException {
            int size = in.readInt();
            List<String> metrics = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                metrics.add(in.readUTF());
            }
            return new WindowColumns(metrics);
        }
    }
}

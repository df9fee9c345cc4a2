package io.tocsin.align;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * Reads what {@link PartWriter} wrote.
 *
 * <p>Confined to one thread.
 */
final class PartReader {
    private final DataInputStream in;
    private String metric = "";
    private int bits;

    PartReader(DataInputStream in) {
        this.in = in;
    }

    Part read() throws IOException {
        int head = in.readUnsignedByte();
        bits = head >> PartWriter.OWN_BITS;
        if ((head & PartWriter.SAME_METRIC) == 0) {
            metric = in.readUTF();
        }
        return new Part(metric, (head & PartWriter.HAS_SERIES) == 0 ? "" : in.readUTF());
    }

    /** The caller's own bits of the part that was read last. */
    int bits() {
        return bits;
    }
}

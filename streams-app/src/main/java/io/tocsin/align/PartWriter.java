package io.tocsin.align;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes parts one after the other in their order: the name of a metric once for all its series.
 *
 * <p>Confined to one thread.
 */
final class PartWriter {
    /** The lowest bits of the byte that a part begins with; the others are the caller's. */
    static final int SAME_METRIC = 1;

    static final int HAS_SERIES = 2;
    static final int OWN_BITS = 2;

    private final DataOutputStream out;
    private @Nullable String metric;

    PartWriter(DataOutputStream out) {
        this.out = out;
    }

    /** With {@code bits}, 0 to 63, for the caller's own use. */
    void write(Part part, int bits) throws IOException {
        boolean isSame = part.metric().equals(metric);
        boolean hasSeries = !part.series().isEmpty();
        out.writeByte(bits << OWN_BITS | (isSame ? SAME_METRIC : 0) | (hasSeries ? HAS_SERIES : 0));
        if (!isSame) {
            metric = part.metric();
            out.writeUTF(metric);
        }
        if (hasSeries) {
            out.writeUTF(part.series());
        }
    }
}

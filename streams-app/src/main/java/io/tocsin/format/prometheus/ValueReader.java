package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import io.tocsin.format.PointLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of one series after the other, counted over the whole request, so that empty messages of two bytes do not become objects without end.
 *
 * <p>Confined to one thread.
 */
final class ValueReader {
    private final SampleReader samples = new SampleReader();
    private final PointLimits limits;
    private List<WireValue> values = List.of();
    private long read;

    ValueReader(PointLimits limits) {
        this.limits = limits;
    }

    PointLimits limits() {
        return limits;
    }

    /** The list that the values of the next series come into. */
    List<WireValue> begin() {
        values = new ArrayList<>(1);
        return values;
    }

    void sample(CodedInputStream input) throws IOException {
        limits.checkPoints(++read);
        samples.readSample(input, values);
    }

    /** Two values. */
    void histogram(CodedInputStream input) throws IOException {
        read += 2;
        limits.checkPoints(read);
        samples.readHistogram(input, values);
    }
}

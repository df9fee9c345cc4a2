package io.tocsin.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;

/**
 * Counts messages and texts of a record without making them: an empty one takes two bytes there and some fifty in memory.
 *
 * <p>Confined to one thread.
 */
final class ElementCount {
    private static final int ELEMENT_BYTES_MIN = 2;
    /** An attribute of OTLP takes two messages and two texts. */
    private static final int ELEMENTS_PER_LABEL = 4;
    /** What a point itself is made of, its quantiles or what is told of its family included. */
    private static final int ELEMENTS_PER_POINT = 16;
    /** Deeper ones are left to the parser, which refuses them. */
    private static final int DEPTH_MAX = 32;

    private final long elementsMax;
    private long elements;

    ElementCount(PointLimits limits) {
        this.elementsMax =
                (long) limits.pointsMax() * (ELEMENTS_PER_POINT + (long) ELEMENTS_PER_LABEL * limits.labelsMax());
    }

    /**
     * Most records are too short to hold too many, and are not looked at.
     *
     * @throws UndecodableRecordException if the record holds more elements than points within the limits can have
     * @throws IOException if the bytes are no message
     */
    void check(byte[] record, Descriptor type) throws IOException {
        if (record.length / ELEMENT_BYTES_MIN > elementsMax) {
            walk(CodedInputStream.newInstance(record), type, 0);
        }
    }

    private void walk(CodedInputStream input, Descriptor type, int depth) throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean isElement = field != null
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
                    && !field.isPackable();
            if (isElement) {
                count();
            }
            if (field != null && isElement && field.getJavaType() == JavaType.MESSAGE && depth < DEPTH_MAX) {
                int outer = input.pushLimit(input.readRawVarint32());
                walk(input, field.getMessageType(), depth + 1);
                input.popLimit(outer);
            } else if (!input.skipField(tag)) {
                // A group ends that never began.
                input.checkLastTagWas(0);
            }
        }
    }

    private void count() {
        if (++elements > elementsMax) {
            throw new UndecodableRecordException("at most " + elementsMax + " messages and texts a record");
        }
    }
}

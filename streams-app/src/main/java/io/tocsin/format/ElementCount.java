package io.tocsin.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;

/**
 * Counts messages and repeated texts of a record without making them: an empty one takes two bytes there and some fifty in memory.
 *
 * <p>Confined to one thread.
 */
final class ElementCount {
    private static final int ELEMENT_BYTES_MIN = 2;
    /** An attribute of OTLP is two messages, and few points have more than twenty. */
    private static final int ELEMENTS_PER_POINT = 64;
    /** Deeper ones are left to the parser, which refuses them. */
    private static final int DEPTH_MAX = 32;

    private final long elementsMax;
    private long elements;

    ElementCount(PointLimits limits) {
        // With room for the labels of one point, where no more than that one is allowed.
        this.elementsMax = ELEMENTS_PER_POINT * ((long) limits.pointsMax() + limits.labelsMax());
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
            boolean isMessage = field != null
                    && field.getJavaType() == JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            boolean isText = field != null && field.isRepeated() && field.getJavaType() == JavaType.STRING;
            if (isMessage || isText) {
                count();
            }
            if (field != null && isMessage && depth < DEPTH_MAX) {
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

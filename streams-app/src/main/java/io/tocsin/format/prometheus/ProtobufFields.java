package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Walks the fields of a message in place, without an object for each.
 *
 * <p>Thread-safe.
 */
final class ProtobufFields {
    private static final int WIRE_TYPE_BITS = 3;

    private ProtobufFields() {}

    /** What is done with one field. */
    @FunctionalInterface
    interface Visitor {
        /** False when the field is not known: then it is skipped. */
        boolean visit(int tag) throws IOException;
    }

    static int varint(int field) {
        return field << WIRE_TYPE_BITS | WireFormat.WIRETYPE_VARINT;
    }

    static int fixed64(int field) {
        return field << WIRE_TYPE_BITS | WireFormat.WIRETYPE_FIXED64;
    }

    static int bytes(int field) {
        return field << WIRE_TYPE_BITS | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** All fields up to the end of the input or the limit that is set. */
    static void walk(CodedInputStream input, Visitor visitor) throws IOException {
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (!visitor.visit(tag) && !input.skipField(tag)) {
                // A group ends that never began.
                input.checkLastTagWas(0);
            }
        }
    }

    /** The fields of the message that lies in the field at hand. */
    static void walkMessage(CodedInputStream input, Visitor visitor) throws IOException {
        int outer = input.pushLimit(input.readRawVarint32());
        walk(input, visitor);
        input.popLimit(outer);
    }
}

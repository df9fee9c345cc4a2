package io.tocsin.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;

/**
 * One record as one message of protobuf, by its generated class. Fields that the class does not have are not kept, depth is bounded, and so is what a
 * record may hold of messages and texts, before there is an object for each.
 *
 * <p>Thread-safe.
 *
 * @param <M> the generated class
 */
public final class ProtobufRecord<M extends Message> {
    /** The formats' own messages lie eight deep; what goes on from there are attributes of attributes. */
    private static final int DEPTH_MAX = 32;

    private final String what;
    private final M empty;
    private final Parser<? extends Message> parser;
    private final PointLimits limits;

    /**
     * Reads messages of the type of {@code empty}.
     *
     * @param what the record has to be, for messages
     */
    public ProtobufRecord(String what, M empty, PointLimits limits) {
        this.what = what;
        this.empty = empty;
        this.parser = DiscardUnknownFieldsParser.wrap(empty.getParserForType());
        this.limits = limits;
    }

    /**
     * The message. Its bytes are not counted here: where they were unpacked, it is too late for that.
     *
     * @throws UndecodableRecordException if the bytes are no such message, or it holds too much
     */
    @SuppressWarnings("unchecked") // the parser is that of an M
    public M read(byte[] record) {
        CodedInputStream input = CodedInputStream.newInstance(record);
        input.setRecursionLimit(DEPTH_MAX);
        try {
            new ElementCount(limits).check(record, empty.getDescriptorForType());
            M message = (M) parser.parseFrom(input);
            input.checkLastTagWas(0);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableRecordException(
                    "record must be " + what + ": offset=" + input.getTotalBytesRead() + " bytes=" + record.length
                            + " reason=" + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new UndecodableRecordException("record must be " + what + ": bytes=" + record.length, e);
        }
    }
}

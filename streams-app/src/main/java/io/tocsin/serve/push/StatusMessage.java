package io.tocsin.serve.push;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;

/**
 * {@code google.rpc.Status} with its message alone, in which OTLP tells why a request is refused.
 *
 * <p>Thread-safe.
 */
final class StatusMessage {
    private static final int MESSAGE_FIELD = 2;

    private StatusMessage() {}

    static byte[] protobuf(String message) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        MESSAGE_FIELD,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(message))
                                .build())
                .build()
                .toByteArray();
    }

    static byte[] json(String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}

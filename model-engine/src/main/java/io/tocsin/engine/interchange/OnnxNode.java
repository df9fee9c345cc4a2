package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a graph, of which nothing need be there.
 *
 * <p>Thread-safe.
 */
record OnnxNode(NodeProto proto) {

    String operator() {
        return proto.getOpType();
    }

    /** Whether the operator is one of ONNX's own. */
    boolean isStandard() {
        return proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
    }

    /** Exporters need not name nodes; their outputs have names always. */
    String name() {
        return proto.getName().isEmpty() ? "→" + output(0) : proto.getName();
    }

    /** The name of input {@code index}, empty if it is left out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    int inputs() {
        return proto.getInputCount();
    }

    /** The name of output {@code index}, empty if nobody wants it. */
    String output(int index) {
        return index < proto.getOutputCount() ? proto.getOutput(index) : "";
    }

    long integer(String name, long otherwise) {
        AttributeProto attribute = attribute(name, AttributeType.INT);
        return attribute == null ? otherwise : attribute.getI();
    }

    float real(String name, float otherwise) {
        AttributeProto attribute = attribute(name, AttributeType.FLOAT);
        return attribute == null ? otherwise : attribute.getF();
    }

    String text(String name, String otherwise) {
        AttributeProto attribute = attribute(name, AttributeType.STRING);
        return attribute == null ? otherwise : attribute.getS().toStringUtf8();
    }

    List<String> texts(String name) {
        AttributeProto attribute = attribute(name, AttributeType.STRINGS);
        return attribute == null
                ? List.of()
                : attribute.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList();
    }

    /** Null if the attribute is not there. */
    @Nullable List<Long> integers(String name) {
        AttributeProto attribute = attribute(name, AttributeType.INTS);
        return attribute == null ? null : attribute.getIntsList();
    }

    @Nullable AttributeProto attribute(String name, AttributeType type) {
        AttributeProto found = null;
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                if (found != null || attribute.getType() != type) {
                    throw refusal("attribute is there twice or of another type", "attribute=" + name);
                }
                found = attribute;
            }
        }
        return found;
    }

    boolean hasAttribute(String name) {
        return proto.getAttributeList().stream()
                .anyMatch(attribute -> attribute.getName().equals(name));
    }

    UnusableFileException refusal(String rule) {
        return new UnusableFileException(rule + ": op=" + operator() + " node=" + name());
    }

    UnusableFileException refusal(String rule, String value) {
        return new UnusableFileException(rule + ": " + value + " op=" + operator() + " node=" + name());
    }
}

package io.tocsin.format.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages out of the JSON that OTLP's specification describes: names in lowerCamelCase, unknown ones ignored, enums as numbers, 64-bit integers as
 * text or number. Fields of bytes are not taken: metrics have them in exemplars alone, and there as hexadecimal digits.
 *
 * <p>Protobuf's own JsonFormat is not used: it takes enums by name and bytes as base64, and makes whole numbers of any exponent, {@code 1e999999999}
 * too, digit by digit.
 *
 * <p>Thread-safe.
 */
final class OtlpJsonMessages {
    private final Map<Descriptor, Map<String, FieldDescriptor>> fields = new HashMap<>();

    /** For messages of this type and all that it holds. */
    OtlpJsonMessages(Descriptor type) {
        learn(type);
    }

    private void learn(Descriptor type) {
        if (fields.containsKey(type)) {
            return;
        }
        fields.put(
                type,
                type.getFields().stream().collect(Collectors.toUnmodifiableMap(FieldDescriptor::getJsonName, f -> f)));
        type.getFields().stream()
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .forEach(field -> learn(field.getMessageType()));
    }

    /** Recursion is bounded by the depth of the document. */
    void fill(Message.Builder message, JsonNode object) {
        Map<String, FieldDescriptor> known = fields.getOrDefault(message.getDescriptorForType(), Map.of());
        object.properties().forEach(property -> {
            FieldDescriptor field = known.get(property.getKey());
            if (field != null && !property.getValue().isNull()) {
                set(message, field, property.getValue());
            }
        });
    }

    private void set(Message.Builder message, FieldDescriptor field, JsonNode node) {
        if (field.getJavaType() == FieldDescriptor.JavaType.BYTE_STRING) {
            return;
        }
        if (!field.isRepeated()) {
            message.setField(field, value(message, field, node));
            return;
        }
        if (!node.isArray()) {
            throw unfit(field, node);
        }
        node.forEach(element -> message.addRepeatedField(field, value(message, field, element)));
    }

    private Object value(Message.Builder message, FieldDescriptor field, JsonNode node) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return OtlpJsonScalars.value(field, node);
        }
        if (!node.isObject()) {
            throw unfit(field, node);
        }
        Message.Builder inner = message.newBuilderForField(field);
        fill(inner, node);
        return inner.build();
    }

    static UndecodableRecordException unfit(FieldDescriptor field, JsonNode node) {
        return new UndecodableRecordException("field does not hold what OTLP says: field=" + field.getFullName()
                + " type=" + field.getType() + " json=" + node.getNodeType());
    }
}

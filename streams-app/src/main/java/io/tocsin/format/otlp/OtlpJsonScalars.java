package io.tocsin.format.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.tocsin.format.DecimalText;

/**
 * Numbers, texts and truth values of OTLP's JSON.
 *
 * <p>Thread-safe.
 */
final class OtlpJsonScalars {
    private OtlpJsonScalars() {}

    /** The value as protobuf holds it in a field of this type. */
    static Object value(FieldDescriptor field, JsonNode node) {
        return switch (field.getJavaType()) {
            case LONG -> wholeNumber(field, node);
            case INT -> (int) wholeNumber(field, node);
            case DOUBLE -> real(field, node);
            case ENUM -> constant(field, node);
            case BOOLEAN -> truth(field, node);
            case STRING -> text(field, node);
            case FLOAT, BYTE_STRING, MESSAGE -> throw OtlpJsonMessages.unfit(field, node);
        };
    }

    private static long wholeNumber(FieldDescriptor field, JsonNode node) {
        boolean isUnsigned =
                field.getType() == FieldDescriptor.Type.FIXED64 || field.getType() == FieldDescriptor.Type.UINT64;
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw OtlpJsonMessages.unfit(field, node);
        }
        try {
            return isUnsigned ? Long.parseUnsignedLong(node.asText()) : Long.parseLong(node.asText());
        } catch (NumberFormatException e) {
            throw OtlpJsonMessages.unfit(field, node);
        }
    }

    private static double real(FieldDescriptor field, JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (!node.isTextual()) {
            throw OtlpJsonMessages.unfit(field, node);
        }
        return switch (node.textValue()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> DecimalText.parse(node.textValue()).orElseThrow(() -> OtlpJsonMessages.unfit(field, node));
        };
    }

    /** OTLP writes the number; older senders wrote the name. An unknown number is the enum's zero, which says nothing. */
    private static EnumValueDescriptor constant(FieldDescriptor field, JsonNode node) {
        if (!node.isInt() && !node.isTextual()) {
            throw OtlpJsonMessages.unfit(field, node);
        }
        EnumValueDescriptor constant = node.isInt()
                ? field.getEnumType().findValueByNumber(node.intValue())
                : field.getEnumType().findValueByName(node.textValue());
        return constant != null ? constant : field.getEnumType().findValueByNumber(0);
    }

    private static Boolean truth(FieldDescriptor field, JsonNode node) {
        if (!node.isBoolean()) {
            throw OtlpJsonMessages.unfit(field, node);
        }
        return node.booleanValue();
    }

    private static String text(FieldDescriptor field, JsonNode node) {
        if (!node.isTextual()) {
            throw OtlpJsonMessages.unfit(field, node);
        }
        return node.textValue();
    }
}

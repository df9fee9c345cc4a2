package io.tocsin.format.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.tocsin.format.LeftOut;
import io.tocsin.format.PointCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attributes as labels: texts as they are, numbers and truth values as text, arrays of those joined by a comma. Maps and bytes are left out; of two
 * attributes of one key the later stands.
 *
 * <p>Confined to one thread.
 */
final class OtlpAttributes {
    private final PointCollector points;

    OtlpAttributes(PointCollector points) {
        this.points = points;
    }

    /** The labels, or nothing where they are more than a series may have. */
    Optional<Map<String, String>> labels(List<KeyValue> attributes) {
        if (attributes.size() > points.limits().labelsMax()) {
            points.leaveOut(LeftOut.TOO_MANY_LABELS);
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        for (KeyValue attribute : attributes) {
            Optional<String> text = attribute.getKey().isEmpty() ? Optional.empty() : text(attribute.getValue());
            text.ifPresentOrElse(
                    value -> labels.put(attribute.getKey(), value), () -> points.leaveOut(LeftOut.BAD_LABEL));
        }
        return Optional.of(Map.copyOf(labels));
    }

    private static Optional<String> text(AnyValue value) {
        return value.getValueCase() == AnyValue.ValueCase.ARRAY_VALUE ? joined(value.getArrayValue()) : scalar(value);
    }

    private static Optional<String> joined(ArrayValue array) {
        List<Optional<String>> elements =
                array.getValuesList().stream().map(OtlpAttributes::scalar).toList();
        return elements.stream().allMatch(Optional::isPresent)
                ? Optional.of(elements.stream().flatMap(Optional::stream).collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static Optional<String> scalar(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> Optional.of(value.getStringValue());
            case BOOL_VALUE -> Optional.of(Boolean.toString(value.getBoolValue()));
            case INT_VALUE -> Optional.of(Long.toString(value.getIntValue()));
            case DOUBLE_VALUE -> Optional.of(Double.toString(value.getDoubleValue()));
            case ARRAY_VALUE, KVLIST_VALUE, BYTES_VALUE, STRING_VALUE_STRINDEX, VALUE_NOT_SET -> Optional.empty();
        };
    }
}

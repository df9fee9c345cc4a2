package io.tocsin.engine.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the header of a safetensors file says of one tensor, compared with the data it speaks of.
 *
 * <p>Thread-safe.
 *
 * @param from offset in the data, at least 0
 * @param to offset behind the tensor, at most the length of the data
 */
record TensorPlace(String name, NumberFormat format, List<Integer> shape, int from, int to) {
    private static final int MAX_AXES = 8;

    /**
     * Reads a description.
     *
     * @param bytes length of the data
     * @throws UnusableFileException if it says what cannot be
     */
    static TensorPlace of(String name, JsonNode description, int bytes) {
        String type = description.path("dtype").asText();
        NumberFormat format = NumberFormat.find(type);
        if (format == null) {
            throw new UnusableFileException("tensor is of no float type: tensor=" + name + " dtype=" + type + " known="
                    + List.of(NumberFormat.values()));
        }
        List<Integer> shape = shape(name, description.path("shape"));
        long count = 1;
        for (int length : shape) {
            count *= length;
            if (count > bytes) {
                throw new UnusableFileException("tensor is larger than the file: tensor=" + name + " shape=" + shape);
            }
        }
        JsonNode offsets = description.path("data_offsets");
        long from = offset(offsets, 0);
        long to = offset(offsets, 1);
        if (offsets.size() != 2 || from < 0 || to > bytes || to - from != format.bytes() * count) {
            throw new UnusableFileException("tensor lies elsewhere than its shape says: tensor=" + name + " shape="
                    + shape + " offsets=[" + from + ", " + to + "] bytes=" + bytes);
        }
        return new TensorPlace(name, format, shape, (int) from, (int) to);
    }

    int count() {
        return (to - from) / format.bytes();
    }

    private static long offset(JsonNode offsets, int index) {
        JsonNode offset = offsets.path(index);
        return offset.canConvertToLong() && offset.isIntegralNumber() ? offset.asLong() : -1;
    }

    private static List<Integer> shape(String name, JsonNode node) {
        if (!node.isArray() || node.size() > MAX_AXES) {
            throw new UnusableFileException("tensor has no shape that is usable: tensor=" + name + " shape=" + node);
        }
        List<Integer> shape = new ArrayList<>();
        for (JsonNode length : node) {
            if (!length.isIntegralNumber() || !length.canConvertToInt() || length.asInt() < 0) {
                throw new UnusableFileException(
                        "length of an axis must be 0 or more: tensor=" + name + " shape=" + node);
            }
            shape.add(length.asInt());
        }
        return shape;
    }
}

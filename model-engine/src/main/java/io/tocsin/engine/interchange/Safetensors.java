package io.tocsin.engine.interchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: the length of the header as 8 bytes, a JSON header that names each tensor with type, shape and place, then the numbers, all
 * little-endian. Reads and writes 32-bit floats.
 *
 * <p>Nothing is allocated by a length that was not compared with what is there. Thread-safe.
 */
public final class Safetensors {
    private static final int MAX_AXES = 8;
    private static final String METADATA = "__metadata__";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Safetensors() {}

    /**
     * Reads a whole file.
     *
     * @throws UnusableFileException if it is damaged, or a tensor is of another type
     */
    public static StateDict read(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new UnusableFileException("truncated safetensors file: bytes=" + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long header = buffer.getLong();
        if (header < 0 || header > buffer.remaining()) {
            throw new UnusableFileException(
                    "header is longer than the file: header=" + header + " left=" + buffer.remaining() + " offset=0");
        }
        JsonNode tensors = parse(new String(bytes, Long.BYTES, (int) header, StandardCharsets.UTF_8));
        ByteBuffer data = buffer.position(Long.BYTES + (int) header).slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> found = new LinkedHashMap<>();
        tensors.properties().forEach(entry -> {
            if (!entry.getKey().equals(METADATA)) {
                found.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
            }
        });
        return new StateDict(found);
    }

    private static JsonNode parse(String header) {
        try {
            JsonNode node = JSON.readTree(header);
            if (node == null || !node.isObject()) {
                throw new UnusableFileException("header is no JSON object: offset=8");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UnusableFileException("header is no JSON: cause=" + e.getOriginalMessage() + " offset=8", e);
        }
    }

    private static Tensor tensor(String name, JsonNode description, ByteBuffer data) {
        String type = description.path("dtype").asText();
        if (!type.equals("F32")) {
            throw new UnusableFileException("tensor is not of 32-bit floats: tensor=" + name + " dtype=" + type);
        }
        List<Integer> shape = shape(name, description.path("shape"));
        long count = 1;
        for (int length : shape) {
            count *= length;
            if (count > data.capacity()) {
                throw new UnusableFileException("tensor is larger than the file: tensor=" + name + " shape=" + shape);
            }
        }
        long from = offset(description, 0);
        long to = offset(description, 1);
        if (from < 0 || to > data.capacity() || to - from != Float.BYTES * count) {
            throw new UnusableFileException("tensor lies elsewhere than its shape says: tensor=" + name + " shape="
                    + shape + " offsets=[" + from + ", " + to + "] bytes=" + data.capacity());
        }
        float[] values = new float[(int) count];
        data.slice((int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new UnusableFileException("must be finite: " + name + "[" + i + "]=" + values[i]);
            }
        }
        return new Tensor(shape, values);
    }

    private static long offset(JsonNode description, int index) {
        JsonNode offset = description.path("data_offsets").path(index);
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

    /** The file with these tensors. */
    public static byte[] write(StateDict dict) {
        ObjectNode header = JSON.createObjectNode();
        long end = 0;
        for (Map.Entry<String, Tensor> entry : dict.tensors().entrySet()) {
            ObjectNode description = header.putObject(entry.getKey()).put("dtype", "F32");
            entry.getValue().shape().forEach(description.withArray("shape")::add);
            long from = end;
            end += (long) Float.BYTES * entry.getValue().values().length;
            description.putArray("data_offsets").add(from).add(end);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = (Long.BYTES - json.length % Long.BYTES) % Long.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Long.BYTES + json.length + padding + end))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(json.length + padding).put(json);
        for (int i = 0; i < padding; i++) {
            buffer.put((byte) ' ');
        }
        dict.tensors().values().forEach(tensor -> {
            for (float value : tensor.values()) {
                buffer.putFloat(value);
            }
        });
        return buffer.array();
    }
}

package io.tocsin.engine.interchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The safetensors format: the length of the header as 8 bytes, a JSON header that names each tensor with type, shape and place, then the numbers, all
 * little-endian. Reads floats of 64, 32 and 16 bits, writes those of 32.
 *
 * <p>Thread-safe.
 */
public final class Safetensors {
    /** What a file may say of itself beside its tensors. */
    static final String METADATA = "__metadata__";

    private Safetensors() {}

    /**
     * Reads a whole file. Nothing is allocated by a length that was not compared with what is there.
     *
     * @throws UnusableFileException if it is damaged, or a tensor is no float tensor or holds a number that is not finite
     */
    public static StateDict read(byte[] bytes) {
        return new SafetensorsReader(bytes).read();
    }

    /**
     * The file with these tensors.
     *
     * @throws IllegalArgumentException if it would not fit into an array, or a tensor has the name of the metadata
     */
    public static byte[] write(StateDict dict) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        long end = 0;
        for (Map.Entry<String, Tensor> entry : dict.tensors().entrySet()) {
            if (entry.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("name is reserved: tensor=" + METADATA);
            }
            ObjectNode description = header.putObject(entry.getKey()).put("dtype", NumberFormat.F32.name());
            entry.getValue().shape().forEach(description.withArray("shape")::add);
            long from = end;
            end += (long) Float.BYTES * entry.getValue().values().length;
            description.putArray("data_offsets").add(from).add(end);
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = (Long.BYTES - json.length % Long.BYTES) % Long.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(fileLength(Long.BYTES + json.length + padding + end))
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

    private static int fileLength(long bytes) {
        if (bytes > Integer.MAX_VALUE - Long.BYTES) {
            throw new IllegalArgumentException("too large for one file: bytes=" + bytes);
        }
        return (int) bytes;
    }
}

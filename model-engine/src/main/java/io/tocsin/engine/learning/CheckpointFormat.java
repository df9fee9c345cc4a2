package io.tocsin.engine.learning;

import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A {@link Checkpoint} as bytes, big-endian: magic "TOCP", counters, weights, best weights, the optimiser's memory, CRC-32C of all before. The
 * shape is not in it: a training is resumed by who knows what was trained.
 *
 * <p>Thread-safe.
 */
public final class CheckpointFormat {
    private static final int MAGIC = 0x544F4350;
    private static final int HEADER_BYTES = 4 * Integer.BYTES + Double.BYTES;

    private CheckpointFormat() {}

    public static byte[] write(Checkpoint checkpoint) {
        List<List<float[]>> blocks =
                List.of(checkpoint.network().parameters(), checkpoint.best().parameters(), checkpoint.memory());
        int floats = blocks.stream().mapToInt(CheckpointFormat::length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + floats * Float.BYTES + Integer.BYTES);
        buffer.putInt(MAGIC)
                .putInt(checkpoint.epoch())
                .putInt(checkpoint.bestEpoch())
                .putInt(checkpoint.updates())
                .putDouble(checkpoint.bestLoss());
        blocks.forEach(block -> block.forEach(array -> put(buffer, array)));
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    private static int length(List<float[]> arrays) {
        return arrays.stream().mapToInt(array -> array.length).sum();
    }

    private static void put(ByteBuffer buffer, float[] array) {
        for (float value : array) {
            buffer.putFloat(value);
        }
    }

    /**
     * Reads a checkpoint of a training of {@code spec} with that kind of optimiser.
     *
     * @throws IllegalArgumentException if the bytes are none
     */
    public static Checkpoint read(byte[] bytes, NetworkSpec spec, Optimizer.Kind kind) {
        Network network = Network.zeros(spec);
        Network best = Network.zeros(spec);
        List<float[]> memory = kind.create(network.parameters()).memory();
        long needed = HEADER_BYTES + Float.BYTES * (2L * spec.parameterCount() + length(memory)) + Integer.BYTES;
        if (bytes.length != needed) {
            throw new IllegalArgumentException(
                    "not a checkpoint of this network: bytes=" + bytes.length + ", needs " + needed);
        }
        int end = bytes.length - Integer.BYTES;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != MAGIC || buffer.getInt(end) != checksum(bytes, end)) {
            throw new IllegalArgumentException("not a checkpoint, or damaged: bytes=" + bytes.length);
        }
        try {
            int epoch = buffer.getInt();
            int bestEpoch = buffer.getInt();
            int updates = buffer.getInt();
            double bestLoss = buffer.getDouble();
            List.of(network.parameters(), best.parameters(), memory)
                    .forEach(block -> block.forEach(array -> get(buffer, array)));
            return new Checkpoint(epoch, bestEpoch, bestLoss, updates, network, best, memory);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("truncated checkpoint: bytes=" + bytes.length, e);
        }
    }

    private static void get(ByteBuffer buffer, float[] array) {
        for (int i = 0; i < array.length; i++) {
            array[i] = buffer.getFloat();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}

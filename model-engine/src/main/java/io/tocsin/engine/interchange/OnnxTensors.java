package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes numbers of ONNX's tensors, whose shapes are compared with their data first. Thread-safe. */
final class OnnxTensors {
    private static final int MAX_AXES = 8;

    private OnnxTensors() {}

    /** The floats of a tensor; null if it is of another type. */
    static @Nullable Tensor floats(String name, TensorProto proto) {
        NumberFormat format = format(proto.getDataType());
        if (format == null) {
            return null;
        }
        requireInside(name, proto);
        float[] values;
        if (proto.hasRawData()) {
            ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            List<Integer> shape = shape(name, proto, raw.remaining(), format.bytes());
            values = format.read(raw, raw.remaining() / format.bytes());
            return finite(name, new Tensor(shape, values));
        }
        values = new float[count(proto, format)];
        List<Integer> shape = shape(name, proto, values.length, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (format) {
                case F32 -> proto.getFloatData(i);
                case F64 -> (float) proto.getDoubleData(i);
                case F16 -> NumberFormat.ofHalf((short) proto.getInt32Data(i));
                case BF16 -> Float.intBitsToFloat(proto.getInt32Data(i) << 16);
            };
        }
        return finite(name, new Tensor(shape, values));
    }

    /** The 64-bit integers of a tensor of at most one axis; null if it is something else. */
    static @Nullable List<Long> integers(String name, TensorProto proto) {
        if (proto.getDataType() != DataType.INT64.getNumber() || proto.getDimsCount() > 1) {
            return null;
        }
        requireInside(name, proto);
        if (!proto.hasRawData()) {
            shape(name, proto, proto.getInt64DataCount(), 1);
            return proto.getInt64DataList();
        }
        ByteBuffer raw = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        shape(name, proto, raw.remaining(), Long.BYTES);
        List<Long> values = new ArrayList<>();
        while (raw.hasRemaining()) {
            values.add(raw.getLong());
        }
        return values;
    }

    private static @Nullable NumberFormat format(int type) {
        DataType known = DataType.forNumber(type);
        return switch (known == null ? DataType.UNDEFINED : known) {
            case FLOAT -> NumberFormat.F32;
            case DOUBLE -> NumberFormat.F64;
            case FLOAT16 -> NumberFormat.F16;
            case BFLOAT16 -> NumberFormat.BF16;
            default -> null;
        };
    }

    private static int count(TensorProto proto, NumberFormat format) {
        return switch (format) {
            case F32 -> proto.getFloatDataCount();
            case F64 -> proto.getDoubleDataCount();
            case F16, BF16 -> proto.getInt32DataCount();
        };
    }

    private static void requireInside(String name, TensorProto proto) {
        if (proto.getExternalDataCount() > 0 || proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new UnusableFileException(
                    "numbers lie in another file: tensor=" + name + "; export the model as a single file");
        }
        if (proto.hasSegment()) {
            throw new UnusableFileException("tensor in segments is not supported: tensor=" + name);
        }
    }

    /** @param units how much data there is, of which a number takes {@code unitsEach} */
    private static List<Integer> shape(String name, TensorProto proto, int units, int unitsEach) {
        List<Integer> shape = new ArrayList<>();
        long needed = unitsEach;
        for (long length : proto.getDimsList()) {
            // Compared axis by axis, so that no product runs over.
            if (length < 0 || length > units || shape.size() == MAX_AXES) {
                throw new UnusableFileException("tensor is larger than its data: tensor=" + name + " shape="
                        + proto.getDimsList() + " data=" + units);
            }
            shape.add((int) length);
            needed = Math.min(needed * length, Integer.MAX_VALUE);
        }
        if (needed != units) {
            throw new UnusableFileException(
                    "tensor has another length: tensor=" + name + " shape=" + shape + " data=" + units);
        }
        return shape;
    }

    private static Tensor finite(String name, Tensor tensor) {
        tensor.requireFinite(name);
        return tensor;
    }
}

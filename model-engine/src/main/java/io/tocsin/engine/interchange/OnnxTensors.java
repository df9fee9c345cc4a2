package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The float tensors that a graph brings with it.
 *
 * <p>Confined to one thread.
 */
final class OnnxTensors {
    private final Map<String, TensorProto> initializers = new HashMap<>();

    OnnxTensors(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1 && node.getAttributeCount() == 1) {
                initializers.put(node.getOutput(0), node.getAttribute(0).getT());
            }
        }
    }

    /** The tensor of that name, null if it is computed. */
    @Nullable Tensor find(String name) {
        TensorProto tensor = initializers.get(name);
        return tensor == null || tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()
                ? null
                : tensor(name, tensor);
    }

    /** Input {@code index} of {@code node}, which must be a float tensor with so many axes. */
    Tensor get(NodeProto node, int index, int axes) {
        Tensor tensor = node.getInputCount() <= index ? null : find(node.getInput(index));
        if (tensor == null || tensor.shape().size() != axes) {
            throw new UnusableFileException("input is no float tensor with " + axes + " axes: input=" + index + " node="
                    + node.getName() + " op=" + node.getOpType());
        }
        return tensor;
    }

    private static Tensor tensor(String name, TensorProto tensor) {
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        int there = tensor.hasRawData() ? tensor.getRawData().size() / Float.BYTES : tensor.getFloatDataCount();
        for (long length : tensor.getDimsList()) {
            // Compared axis by axis, so that no product runs over.
            if (length < 0 || length > there) {
                throw new UnusableFileException("tensor is larger than its data: tensor=" + name + " shape="
                        + tensor.getDimsList() + " values=" + there);
            }
            shape.add((int) length);
            count = Math.min(count * length, Integer.MAX_VALUE);
        }
        if (count != there) {
            throw new UnusableFileException(
                    "tensor has another length: tensor=" + name + " shape=" + shape + " values=" + there);
        }
        float[] values = new float[there];
        if (tensor.hasRawData()) {
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            for (int i = 0; i < there; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return new Tensor(shape, values);
    }
}

package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.tocsin.engine.interchange.OnnxValue.Constant;
import io.tocsin.engine.interchange.OnnxValue.Given;
import io.tocsin.engine.interchange.OnnxValue.Integers;
import io.tocsin.engine.interchange.OnnxValue.Other;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each tensor of a graph so far.
 *
 * <p>Confined to one thread.
 */
final class OnnxTrace {
    private static final int SEQUENCE_AXES = 3;

    private final Map<String, OnnxValue> values = new HashMap<>();
    /** How many numbers may yet be copied, so that no file makes us hold a multiple of itself by using one tensor again and again. */
    private long budget;

    OnnxTrace(GraphProto graph, int bytes) {
        budget = bytes;
        for (TensorProto tensor : graph.getInitializerList()) {
            define("initializers", tensor.getName(), constant(tensor.getName(), tensor));
        }
        Set<String> initializers = Set.copyOf(values.keySet());
        for (ValueInfoProto input : graph.getInputList()) {
            // Older files repeat their initializers among the inputs.
            if (!initializers.contains(input.getName())) {
                define("inputs", input.getName(), given(input));
            }
        }
    }

    private static OnnxValue given(ValueInfoProto input) {
        TypeProto.Tensor type = input.getType().getTensorType();
        if (type.getElemType() != TensorProto.DataType.FLOAT.getNumber()) {
            return Other.NUMBERS;
        }
        int axes = type.hasShape() ? type.getShape().getDimCount() : SEQUENCE_AXES;
        return new Signal(
                new Given(input.getName()),
                IntStream.range(0, axes).mapToObj(axis -> "axis" + axis).toList());
    }

    private static OnnxValue constant(String name, TensorProto proto) {
        Tensor floats = OnnxTensors.floats(name, proto);
        if (floats != null) {
            return new Constant(floats);
        }
        List<Long> integers = OnnxTensors.integers(name, proto);
        return integers == null ? Other.NUMBERS : new Integers(integers, proto.getDimsCount() == 0);
    }

    /** What a Constant node gives. */
    static OnnxValue constant(OnnxNode node) {
        AttributeProto value = node.attribute("value", AttributeType.TENSOR);
        if (value != null) {
            return constant(node.name(), value.getT());
        }
        if (node.hasAttribute("value_int")) {
            return new Integers(List.of(node.integer("value_int", 0)), true);
        }
        List<Long> integers = node.integers("value_ints");
        if (integers == null) {
            throw node.refusal("constant is of no supported kind");
        }
        return new Integers(integers, false);
    }

    private void define(String where, String name, OnnxValue value) {
        if (name.isEmpty() || values.put(name, value) != null) {
            throw new UnusableFileException("tensor has no name or is there twice: tensor=" + name + " in=" + where);
        }
    }

    /** Output {@code index} of {@code node}, if anybody wants it. */
    void define(OnnxNode node, int index, OnnxValue value) {
        if (!node.output(index).isEmpty()) {
            define("node " + node.name(), node.output(index), value);
        }
    }

    @Nullable OnnxValue find(String name) {
        return values.get(name);
    }

    /** Input {@code index} of {@code node}; null if it is left out. */
    @Nullable OnnxValue optional(OnnxNode node, int index) {
        return node.input(index).isEmpty() ? null : value(node, index);
    }

    OnnxValue value(OnnxNode node, int index) {
        OnnxValue value = values.get(node.input(index));
        if (value == null) {
            throw node.refusal("input is missing or not computed before", "input=" + index);
        }
        return value;
    }

    /** Input {@code index}, which the file must give as floats with so many axes. */
    Tensor weights(OnnxNode node, int index, int axes) {
        if (value(node, index) instanceof Constant constant
                && constant.tensor().shape().size() == axes) {
            spend(node, constant.tensor().values().length);
            return constant.tensor();
        }
        throw node.refusal(
                "input must be given in the file as floats; export with constants folded",
                "input=" + index + " axes=" + axes);
    }

    void spend(OnnxNode node, long numbers) {
        budget -= numbers;
        if (budget < 0) {
            throw node.refusal("layers together hold far more numbers than the file", "numbers=" + numbers);
        }
    }
}

package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.Head;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as an ONNX model, which ONNX Runtime and others run.
 *
 * <p>Inputs: {@code x}, {@code [time, batch, features]} with time and batch open; with a carried state also {@code h0, h1, …} and for the LSTM {@code
 * c0, c1, …}, each {@code [1, batch, hidden]}. Outputs: each head by its name, {@code [time, batch, outputs]}, and the state carried out, {@code
 * h0_out, c0_out, …}. Without a carried state, as a bidirectional network has none, each run begins from zero.
 *
 * <p>Confined to one thread; used once.
 */
public final class OnnxWriter {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 14;

    private final Network network;
    private final boolean isCarried;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tocsin");

    private OnnxWriter(Network network, boolean isCarried) {
        this.network = network;
        this.isCarried = isCarried;
    }

    /**
     * The model with the state carried in and out, to be run a step or a window at a time; a bidirectional network as {@link #writeWindow} has it.
     *
     * @throws IllegalArgumentException if a head has the name of an input
     */
    public static byte[] write(Network network) {
        return new OnnxWriter(network, !network.spec().bidirectional()).model().toByteArray();
    }

    /**
     * The model that takes whole windows, each from a zero state; {@code x} is its only input.
     *
     * @throws IllegalArgumentException if a head has the name of an input
     */
    public static byte[] writeWindow(Network network) {
        return new OnnxWriter(network, false).model().toByteArray();
    }

    private ModelProto model() {
        graph.addInput(value("x", "time", "batch", network.spec().features()));
        String top = "x";
        for (int i = 0; i < network.layers().size(); i++) {
            top = addLayer(i, top);
        }
        for (Head head : network.heads()) {
            addHead(head, top);
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("tocsin")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build();
    }

    /** Adds one level; returns the name of what it hands up, {@code [time, batch, directions · hidden]}. */
    private String addLayer(int index, String x) {
        boolean isBidirectional = network.spec().bidirectional();
        RecurrentLayer layer = network.layers().get(index);
        RecurrentLayer reverse = isBidirectional ? network.reverse().get(index) : null;
        addWeights(index, layer, reverse);
        String name = "recurrent" + index;
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator(layer.cell()))
                .addInput(x)
                .addInput("W" + index)
                .addInput("R" + index)
                .addInput("B" + index)
                .addAttribute(attribute("hidden_size", layer.hidden()))
                .addAttribute(attribute("direction", isBidirectional ? "bidirectional" : "forward"));
        addCellAttributes(node, layer.cell(), isBidirectional);
        node.addOutput(name + "_y");
        if (isCarried) {
            addState(node, index, layer);
        }
        graph.addNode(node);
        return isBidirectional ? joined(name) : squeezed(name);
    }

    private static String operator(Cell cell) {
        return switch (cell) {
            case RNN_TANH, RNN_RELU -> "RNN";
            case LSTM -> "LSTM";
            case GRU -> "GRU";
        };
    }

    private static void addCellAttributes(NodeProto.Builder node, Cell cell, boolean isBidirectional) {
        if (cell == Cell.GRU) {
            node.addAttribute(attribute("linear_before_reset", 1));
        }
        if (cell == Cell.RNN_RELU || cell == Cell.RNN_TANH) {
            String activation = cell == Cell.RNN_RELU ? "Relu" : "Tanh";
            AttributeProto.Builder activations = AttributeProto.newBuilder()
                    .setName("activations")
                    .setType(AttributeProto.AttributeType.STRINGS)
                    .addStrings(ByteString.copyFromUtf8(activation));
            if (isBidirectional) {
                activations.addStrings(ByteString.copyFromUtf8(activation));
            }
            node.addAttribute(activations);
        }
    }

    private void addState(NodeProto.Builder node, int index, RecurrentLayer layer) {
        node.addInput("").addInput("h" + index).addOutput("h" + index + "_out");
        graph.addInput(value("h" + index, 1, "batch", layer.hidden()));
        graph.addOutput(value("h" + index + "_out", 1, "batch", layer.hidden()));
        if (layer.cell() == Cell.LSTM) {
            node.addInput("c" + index).addOutput("c" + index + "_out");
            graph.addInput(value("c" + index, 1, "batch", layer.hidden()));
            graph.addOutput(value("c" + index + "_out", 1, "batch", layer.hidden()));
        }
    }

    private void addWeights(int index, RecurrentLayer layer, @Nullable RecurrentLayer reverse) {
        ForeignLayer first = ForeignLayer.of(layer, GateOrder.ONNX);
        ForeignLayer second = reverse == null ? null : ForeignLayer.of(reverse, GateOrder.ONNX);
        addStacked("W" + index, first.input(), second == null ? null : second.input());
        addStacked("R" + index, first.recurrent(), second == null ? null : second.recurrent());
        addStacked("B" + index, first.bothBiases(), second == null ? null : second.bothBiases());
    }

    private void addStacked(String name, Tensor first, @Nullable Tensor second) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(second == null ? 1 : 2);
        first.shape().forEach(tensor::addDims);
        addAll(tensor, first);
        if (second != null) {
            addAll(tensor, second);
        }
        graph.addInitializer(tensor);
    }

    private static void addAll(TensorProto.Builder target, Tensor tensor) {
        for (float value : tensor.values()) {
            target.addFloatData(value);
        }
    }

    /** From {@code [time, 1, batch, hidden]} to {@code [time, batch, hidden]}. */
    private String squeezed(String name) {
        addIndexes(name + "_axes", 1);
        addNode("Squeeze", name + "_h", name + "_y", name + "_axes");
        return name + "_h";
    }

    /** From {@code [time, 2, batch, hidden]} to {@code [time, batch, 2 · hidden]}. */
    private String joined(String name) {
        AttributeProto.Builder order =
                AttributeProto.newBuilder().setName("perm").setType(AttributeProto.AttributeType.INTS);
        List.of(0L, 2L, 1L, 3L).forEach(order::addInts);
        graph.addNode(NodeProto.newBuilder()
                .setName(name + "_t")
                .setOpType("Transpose")
                .addInput(name + "_y")
                .addOutput(name + "_t")
                .addAttribute(order));
        addIndexes(name + "_shape", 0, 0, -1);
        addNode("Reshape", name + "_h", name + "_t", name + "_shape");
        return name + "_h";
    }

    private void addIndexes(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
    }

    private void addHead(Head head, String top) {
        String name = head.spec().name();
        if (graph.getInputList().stream().anyMatch(input -> input.getName().equals(name))) {
            throw new IllegalArgumentException("head has the name of an input: head=" + name);
        }
        String x = top;
        int last = head.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            DenseLayer layer = head.layers().get(i);
            String dense = name + "_dense" + i;
            addTensor(dense + "_w", Tensor.matrix(layer.weights()));
            addTensor(dense + "_b", Tensor.vector(layer.bias()));
            addNode("MatMul", dense + "_product", x, dense + "_w");
            boolean isOutput = i == last && head.persistence().length == 0;
            x = isOutput ? name : dense + "_sum";
            addNode("Add", x, dense + "_product", dense + "_b");
            if (i < last) {
                addNode("Relu", dense + "_rectified", x);
                x = dense + "_rectified";
            }
        }
        if (head.persistence().length > 0) {
            addTensor(name + "_persistence", Tensor.vector(head.persistence()));
            addNode("Mul", name + "_stays", "x", name + "_persistence");
            addNode("Add", name, x, name + "_stays");
        }
        graph.addOutput(value(name, "time", "batch", head.spec().outputs()));
    }

    private void addTensor(String name, Tensor values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        values.shape().forEach(tensor::addDims);
        addAll(tensor, values);
        graph.addInitializer(tensor);
    }

    private void addNode(String operator, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output));
    }

    private static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** Axes are numbers, or names where the length is open. */
    private static ValueInfoProto value(String name, Object... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object axis : axes) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    axis instanceof Integer length
                            ? dimension.setDimValue(length)
                            : dimension.setDimParam(String.valueOf(axis)));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}

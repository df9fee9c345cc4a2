package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recurrent and dense layers of an ONNX model, in the order of its nodes. What only moves numbers about is passed over; a node that computes
 * anything else is refused.
 *
 * <p>Confined to one thread; used once.
 */
public final class OnnxReader {
    private static final Set<String> MOVING = Set.of(
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "Reshape",
            "Flatten",
            "Shape",
            "Gather",
            "Slice",
            "Concat",
            "Constant",
            "ConstantOfShape",
            "Expand",
            "Identity",
            "Cast",
            "Relu",
            "Dropout");

    private final GraphProto graph;
    private final OnnxTensors tensors;
    private final List<RecurrentLayer> forward = new ArrayList<>();
    private final List<RecurrentLayer> reverse = new ArrayList<>();
    private final List<DenseLayer> dense = new ArrayList<>();

    private OnnxReader(GraphProto graph) {
        this.graph = graph;
        this.tensors = new OnnxTensors(graph);
    }

    /**
     * Reads a whole model.
     *
     * @throws UnusableFileException if the bytes are none, or a node computes what this engine lacks
     */
    public static RecurrentStack read(byte[] bytes) {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
                throw new UnusableFileException("no ONNX graph: bytes=" + bytes.length);
            }
            return new OnnxReader(model.getGraph()).stack();
        } catch (InvalidProtocolBufferException e) {
            throw new UnusableFileException("not an ONNX model: bytes=" + bytes.length + " cause=" + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(String.valueOf(e.getMessage()), e);
        }
    }

    private RecurrentStack stack() {
        for (NodeProto node : graph.getNodeList()) {
            String operator = node.getOpType();
            switch (operator) {
                case "RNN", "LSTM", "GRU" -> addRecurrent(node);
                case "MatMul" -> addProduct(node);
                case "Gemm" -> addGemm(node);
                case "Add", "Mul" -> requireParameter(node);
                default -> requireMoving(node, operator);
            }
        }
        return new RecurrentStack(forward, reverse, dense);
    }

    private static void requireMoving(NodeProto node, String operator) {
        if (!MOVING.contains(operator) || !node.getDomain().isEmpty()) {
            throw new UnusableFileException("operator is not supported: op=" + operator + " node=" + node.getName());
        }
    }

    private void addRecurrent(NodeProto node) {
        if (node.getInputCount() < 3) {
            throw new UnusableFileException("recurrent node lacks its weights: node=" + node.getName());
        }
        String direction = text(node, "direction", "forward");
        if (direction.equals("reverse")) {
            throw new UnusableFileException("direction is not supported: direction=reverse node=" + node.getName());
        }
        Cell cell = cell(node);
        Tensor input = tensors.get(node, 1, 3);
        Tensor recurrent = tensors.get(node, 2, 3);
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int gates = GateOrder.ONNX.of(cell).size();
        int hidden = recurrent.shape().get(2);
        int rows = gates * hidden;
        if (!recurrent.shape().equals(List.of(directions, rows, hidden))
                || input.shape().get(0) != directions
                || input.shape().get(1) != rows) {
            throw new UnusableFileException("weights have other shapes: node=" + node.getName() + " W=" + input.shape()
                    + " R=" + recurrent.shape() + " directions=" + directions);
        }
        Tensor bias = bias(node, directions, rows);
        forward.add(layer(cell, input, recurrent, bias, 0));
        if (directions == 2) {
            reverse.add(layer(cell, input, recurrent, bias, 1));
        }
    }

    private Tensor bias(NodeProto node, int directions, int rows) {
        if (node.getInputCount() < 4 || node.getInput(3).isEmpty()) {
            return new Tensor(List.of(directions, 2 * rows), new float[directions * 2 * rows]);
        }
        Tensor bias = tensors.get(node, 3, 2);
        if (!bias.shape().equals(List.of(directions, 2 * rows))) {
            throw new UnusableFileException("bias has another shape: node=" + node.getName() + " B=" + bias.shape()
                    + " needs=" + List.of(directions, 2 * rows));
        }
        return bias;
    }

    private static RecurrentLayer layer(Cell cell, Tensor input, Tensor recurrent, Tensor bias, int direction) {
        Tensor both = bias.slice(direction);
        int rows = both.values().length / 2;
        Tensor halves = new Tensor(List.of(2, rows), both.values());
        return new ForeignLayer(
                        cell, input.slice(direction), recurrent.slice(direction), halves.slice(0), halves.slice(1))
                .toLayer(GateOrder.ONNX);
    }

    private static Cell cell(NodeProto node) {
        List<String> activations = texts(node, "activations");
        switch (node.getOpType()) {
            case "LSTM" -> {
                requireActivations(node, activations, List.of("Sigmoid", "Tanh", "Tanh"));
                return Cell.LSTM;
            }
            case "GRU" -> {
                requireActivations(node, activations, List.of("Sigmoid", "Tanh"));
                AttributeProto before = attribute(node, "linear_before_reset");
                if (before == null || before.getI() == 0) {
                    throw new UnusableFileException(
                            "GRU with the reset before the product is not supported: linear_before_reset=0 node="
                                    + node.getName());
                }
                return Cell.GRU;
            }
            default -> {
                String activation = activations.isEmpty() ? "Tanh" : activations.get(0);
                requireActivations(node, activations, List.of(activation));
                if (!activation.equals("Tanh") && !activation.equals("Relu")) {
                    throw new UnusableFileException(
                            "activation is not supported: activation=" + activation + " node=" + node.getName());
                }
                return activation.equals("Relu") ? Cell.RNN_RELU : Cell.RNN_TANH;
            }
        }
    }

    private static void requireActivations(NodeProto node, List<String> activations, List<String> known) {
        for (int i = 0; i < activations.size(); i++) {
            if (!activations.get(i).equals(known.get(i % known.size()))) {
                throw new UnusableFileException(
                        "activation is not supported: activation=" + activations.get(i) + " node=" + node.getName());
            }
        }
        for (String refused : List.of("clip", "input_forget", "layout")) {
            AttributeProto attribute = attribute(node, refused);
            if (attribute != null && (attribute.getI() != 0 || attribute.getF() != 0)) {
                throw new UnusableFileException(
                        "attribute is not supported: attribute=" + refused + " node=" + node.getName());
            }
        }
    }

    private void addProduct(NodeProto node) {
        Tensor weights = tensors.get(node, 1, 2);
        int outputs = weights.shape().get(1);
        Tensor bias = null;
        for (NodeProto other : graph.getNodeList()) {
            if (other.getOpType().equals("Add") && other.getInputList().contains(node.getOutput(0))) {
                bias = tensors.find(other.getInput(other.getInput(0).equals(node.getOutput(0)) ? 1 : 0));
            }
        }
        addDense(node, weights, bias == null ? Tensor.vector(new float[outputs]) : bias, false);
    }

    private void addGemm(NodeProto node) {
        AttributeProto transposed = attribute(node, "transB");
        for (String factor : List.of("alpha", "beta")) {
            AttributeProto attribute = attribute(node, factor);
            if (attribute != null && attribute.getF() != 1f) {
                throw new UnusableFileException(
                        "factor is not supported: " + factor + "=" + attribute.getF() + " node=" + node.getName());
            }
        }
        boolean isTransposed = transposed != null && transposed.getI() == 1;
        Tensor weights = tensors.get(node, 1, 2);
        int outputs = weights.shape().get(isTransposed ? 0 : 1);
        Tensor bias = node.getInputCount() > 2 ? tensors.get(node, 2, 1) : Tensor.vector(new float[outputs]);
        addDense(node, weights, bias, isTransposed);
    }

    private void addDense(NodeProto node, Tensor weights, Tensor bias, boolean isTransposed) {
        int inputs = weights.shape().get(isTransposed ? 1 : 0);
        int outputs = weights.shape().get(isTransposed ? 0 : 1);
        if (bias.values().length != outputs) {
            throw new UnusableFileException(
                    "bias has another length: node=" + node.getName() + " bias=" + bias.shape() + " needs=" + outputs);
        }
        float[][] rows = new float[inputs][outputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                rows[i][j] = isTransposed ? weights.at(j, i) : weights.at(i, j);
            }
        }
        dense.add(new DenseLayer(inputs, outputs, rows, bias.values().clone()));
    }

    /** An addition or product of two computed tensors is a connection that this engine has only in a forecast. */
    private void requireParameter(NodeProto node) {
        boolean hasParameter = node.getInputList().stream().anyMatch(input -> tensors.find(input) != null);
        boolean isForecast = node.getInputList().stream().anyMatch(input -> input.endsWith("_stays"));
        if (!hasParameter && !isForecast) {
            throw new UnusableFileException("operator is not supported between computed tensors: op=" + node.getOpType()
                    + " node=" + node.getName());
        }
    }

    private static @Nullable AttributeProto attribute(NodeProto node, String name) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    private static String text(NodeProto node, String name, String otherwise) {
        AttributeProto attribute = attribute(node, name);
        return attribute == null ? otherwise : attribute.getS().toStringUtf8();
    }

    private static List<String> texts(NodeProto node, String name) {
        AttributeProto attribute = attribute(node, name);
        return attribute == null
                ? List.of()
                : attribute.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList();
    }
}

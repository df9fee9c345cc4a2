package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.engine.network.Cell;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A file that computes something else than the layers read from it would is refused, and the node named. */
class OnnxRefusalTest {

    @Test
    void shouldNameTheOperatorThatItLacks() {
        refuse(
                Cell.LSTM,
                graph -> graph.addNode(node("Conv", "conv_3", "x", "c")),
                "operator is not supported: op=Conv node=conv_3");
        refuse(
                Cell.LSTM,
                graph -> graph.addNode(node("Conv", "", "x", "c")),
                "operator is not supported: op=Conv node=→c");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").setDomain("com.acme"),
                "operator is not supported: op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> graph.addNode(node("Softmax", "s", "failure", "p")),
                "operator is not supported: op=Softmax node=s");
    }

    @Test
    void shouldRefuseCellsOfOtherFormulas() {
        refuse(
                Cell.GRU,
                graph -> set(graph, GraphFile.integer("linear_before_reset", 0)),
                "GRU with the reset before the product is not supported: linear_before_reset=0 node=recurrent0");
        refuse(
                Cell.GRU,
                graph -> {
                    for (int i = find(graph, "recurrent0").getAttributeCount() - 1; i >= 0; i--) {
                        if (find(graph, "recurrent0").getAttribute(i).getName().equals("linear_before_reset")) {
                            find(graph, "recurrent0").removeAttribute(i);
                        }
                    }
                },
                "GRU with the reset before the product is not supported: linear_before_reset=0 node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").addInput("W0"),
                "peepholes are not supported: P=W0 op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").setInput(4, "h0"),
                "sequences of different lengths are not supported: sequence_lens=h0 op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.real("clip", 3f)),
                "attribute is not supported: one of=clip, input_forget, layout op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.integer("layout", 1)),
                "attribute is not supported: one of=clip, input_forget, layout op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.texts("activations", "HardSigmoid", "Tanh", "Tanh")),
                "activation is not supported: activations=[hardsigmoid, tanh, tanh] needs=[sigmoid, tanh, tanh] op=LSTM"
                        + " node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.texts("activations", "Sigmoid")),
                "activation is not supported: activations=[sigmoid] needs=[sigmoid, tanh, tanh] op=LSTM"
                        + " node=recurrent0");
        refuse(
                Cell.RNN_TANH,
                graph -> set(graph, GraphFile.texts("activations", "Affine")),
                "activation is not supported: activations=[affine] needs=[tanh] op=RNN node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.text("direction", "reverse")),
                "direction is not supported: direction=reverse op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.real("hidden_size", 4f)),
                "attribute is there twice or of another type: attribute=hidden_size op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> set(graph, GraphFile.integer("hidden_size", 5)),
                "weights have other shapes: W=[1, 16, 3] R=[1, 16, 4] B=[1, 32] directions=1 op=LSTM node=recurrent0");
    }

    @Test
    void shouldRefuseNumbersThatAreChangedOnTheWay() {
        refuse(
                Cell.LSTM,
                graph -> insert(graph, node("Relu", "r", "x", "changed")),
                "rectifies something else than a dense layer: input=x op=Relu node=r");
        refuse(
                Cell.LSTM,
                graph -> insert(graph, node("Mul", "scale", "x forecast_persistence", "changed")),
                "reads neither the sequence, as [time, batch, features], nor the layer below: X=changed op=LSTM"
                        + " node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> insert(graph, node("Add", "shift", "x forecast_persistence", "changed")),
                "operator is not supported between these tensors: inputs=[x, forecast_persistence] op=Add node=shift");
        refuse(
                Cell.LSTM,
                graph -> insert(
                        graph,
                        node("Cast", "round", "x", "changed")
                                .addAttribute(GraphFile.integer("to", DataType.FLOAT16.getNumber()))),
                "rounds its numbers: to=FLOAT16 op=Cast node=round");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent1").setInput(0, "x"),
                "reads neither the sequence, as [time, batch, features], nor the layer below: X=x op=LSTM"
                        + " node=recurrent1");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").setInput(5, "W0"),
                "initial state must be 0 or an input of the graph: input=W0 op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent1").setInput(6, "c0_out"),
                "initial state must be 0 or an input of the graph: input=c0_out op=LSTM node=recurrent1");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "deep_dense1_product").setInput(0, "deep_dense0_sum"),
                "dense layer stands on another without Relu between them: input=deep_dense0_sum op=MatMul"
                        + " node=deep_dense1_product");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "forecast").setInput(1, "forecast_dense0_sum"),
                "operator is not supported between these tensors: inputs=[forecast_dense0_sum, forecast_dense0_sum]"
                        + " op=Add node=forecast");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "failure_dense0_product").setInput(0, "recurrent0_h"),
                "head stands on a lower level: output=failure level=0 levels=2");
        refuse(
                Cell.LSTM,
                graph -> graph.addOutput(ValueInfoProto.newBuilder().setName("deep_dense0_rectified")),
                "head ends in Relu: output=deep_dense0_rectified");
    }

    @Test
    void shouldRefuseAnotherStepThanTheLast() {
        String rule = "only the last step of a sequence can be taken: ";
        refuse(
                OnnxReaderTest.pyTorch().node("Gather", "out zero", "h", GraphFile.integer("axis", 1)),
                rule + "axis=axis1 index=zero op=Gather node=Gather_h");
        refuse(
                OnnxReaderTest.pyTorch()
                        .scalar("last", -1)
                        .node("Gather", "out last", "h", GraphFile.integer("axis", 2)),
                rule + "axis=units index=last op=Gather node=Gather_h");
        refuse(
                OnnxReaderTest.pyTorch().scalar("last", -1).node("Gather", "out last", "h"),
                rule + "axis=axis0 index=last op=Gather node=Gather_h");
        refuse(
                OnnxReaderTest.pyTorch().node("Slice", "out zeros one one", "h"),
                rule + "axis=axis1 starts=[0] ends=[1] op=Slice node=Slice_h");
        refuse(
                OnnxReaderTest.pyTorch().node("Gather", "out zero", "h", GraphFile.integer("axis", 7)),
                "there is no such axis: axis=7 axes=3 op=Gather node=Gather_h");
    }

    @Test
    void shouldRefuseAxesThatAreMixed() {
        refuse(
                OnnxReaderTest.pyTorch().integers("flat", -1, 1).node("Reshape", "out flat", "h"),
                "reshaping is not supported: axes=[axis0, axis1, units] shape=[-1, 1] op=Reshape node=Reshape_h");
        refuse(
                OnnxReaderTest.pyTorch().node("Flatten", "out", "h"),
                "operator is not supported on this tensor: axes=[axis0, axis1, units] op=Flatten node=Flatten_h");
        refuse(
                OnnxReaderTest.pyTorch().node("Squeeze", "out zeros", "h"),
                "axis is not known to be of length 1: axis=axis0 op=Squeeze node=Squeeze_h");
        refuse(
                OnnxReaderTest.pyTorch().node("Transpose", "out", "h", GraphFile.list("perm", 0, 0, 2)),
                "permutation does not fit: perm=[0, 0, 2] axes=[axis0, axis1, units] op=Transpose node=Transpose_h");
        refuse(
                OnnxReaderTest.pyTorch()
                        .floats("w", List.of(1, 1), 1)
                        .node("Transpose", "out", "t", GraphFile.list("perm", 0, 2, 1))
                        .node("MatMul", "t w", "h"),
                "reads neither a recurrent nor a dense layer: input=t op=MatMul node=MatMul_h");
    }

    @Test
    void shouldRefuseWeightsThatAreMissingComputedOrElsewhere() {
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").clearInput(),
                "input is missing or not computed before: input=0 op=LSTM node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "recurrent0").setInput(1, "x"),
                "input must be given in the file as floats; export with constants folded: input=1 axes=3 op=LSTM"
                        + " node=recurrent0");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W0").setDims(1, 15),
                "tensor has another length: tensor=W0 shape=[1, 15, 3] data=48");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W0").setDims(1, 1L << 40),
                "tensor is larger than its data: tensor=W0 shape=[1, 1099511627776, 3] data=48");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W0").setDims(1, -16),
                "tensor is larger than its data: tensor=W0 shape=[1, -16, 3] data=48");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W0").clearFloatData().setRawData(ByteString.copyFrom(new byte[193])),
                "tensor has another length: tensor=W0 shape=[1, 16, 3] data=193");
        refuse(Cell.LSTM, graph -> initializer(graph, "W0").setFloatData(7, Float.NaN), "must be finite: W0[7]=NaN");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W0")
                        .clearFloatData()
                        .addExternalData(StringStringEntryProto.newBuilder()
                                .setKey("location")
                                .setValue("/etc/x")),
                "numbers lie in another file: tensor=W0; export the model as a single file");
        refuse(
                Cell.LSTM,
                graph -> graph.addInitializer(initializer(graph, "W0").build()),
                "tensor has no name or is there twice: tensor=W0 in=initializers");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "failure_dense0_product").setInput(1, "W0"),
                "input must be given in the file as floats; export with constants folded: input=1 axes=2 op=MatMul"
                        + " node=failure_dense0_product");
    }

    @Test
    void shouldRefuseLayersThatDoNotFitTogether() {
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "W1")
                        .clearFloatData()
                        .setDims(2, 1)
                        .addAllFloatData(Collections.nCopies(16, 1f)),
                "level does not fit on the one below: level=1 inputs=1 needs=4");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "failure_dense0_w")
                        .clearFloatData()
                        .setDims(0, 1)
                        .addAllFloatData(List.of(1f, 2f)),
                "head does not fit on the last level: head=failure inputs=1 needs=4");
        refuse(
                Cell.LSTM,
                graph -> initializer(graph, "failure_dense0_b")
                        .setDims(0, 1)
                        .clearFloatData()
                        .addFloatData(1),
                "operator is not supported between these tensors: inputs=[failure_dense0_product, failure_dense0_b]"
                        + " op=Add node=failure");
    }

    @Test
    void shouldRefuseNodesThatLackInputsOrOutputs() {
        refuse(
                Cell.LSTM,
                graph -> find(graph, "failure").clearInput().addInput("failure_dense0_product"),
                "input is missing or not computed before: input=1 op=Add node=failure");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "failure_dense0_product").clearOutput(),
                "input is missing or not computed before: input=0 op=Add node=failure");
        refuse(Cell.LSTM, graph -> find(graph, "failure").clearOutput(), "output is not computed: output=failure");
        refuse(
                Cell.LSTM,
                graph -> find(graph, "failure").setOutput(0, "x"),
                "tensor has no name or is there twice: tensor=x in=node failure");
        for (String operator : List.of(
                "LSTM",
                "MatMul",
                "Gemm",
                "Relu",
                "Add",
                "Mul",
                "Concat",
                "Gather",
                "Slice",
                "Squeeze",
                "Reshape",
                "Transpose",
                "Identity",
                "Constant")) {
            assertThatThrownBy(() -> OnnxReader.read(
                            new GraphFile().node(operator, "", "y").bytes()))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining("node=" + operator + "_y");
        }
    }

    @Test
    void shouldNotHoldAMultipleOfTheFile() {
        GraphFile file = OnnxReaderTest.pyTorch().floats("w", List.of(1, 1000), new float[1000]);
        for (int i = 0; i < 100; i++) {
            file.node("MatMul", "out w", "head" + i);
        }
        refuse(file, "layers together hold far more numbers than the file: numbers=1000 op=MatMul node=MatMul_head9");
    }

    @Test
    void shouldRefuseMoreLayersThanANetworkHas() {
        GraphFile file = new GraphFile()
                .input("h0", 3)
                .floats("W", List.of(1, 1, 1), 2)
                .floats("pad", List.of(100), new float[100]);
        for (int level = 0; level <= 16; level++) {
            file.node("RNN", "h%d W W".formatted(level), "y" + level)
                    .node("Squeeze", "y" + level, "h" + (level + 1), GraphFile.list("axes", 1));
        }
        refuse(file, "too many recurrent layers: max=16 op=RNN node=RNN_y16");
    }

    @Test
    void shouldRefuseWhatIsNoModel() {
        assertThatThrownBy(() -> OnnxReader.read(new byte[0]))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("no ONNX graph of usable size: nodes=0 max=10000");
        assertThatThrownBy(() -> OnnxReader.read("no model at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("not an ONNX model: bytes=15 cause=");
        assertThatThrownBy(() -> OnnxReader.read(OnnxReaderTest.pyTorch().bytes(6)))
                .hasMessage("operator set is missing or too old: sets=[:6] needs=7");
        assertThatThrownBy(() -> OnnxReader.read(new GraphFile()
                        .node("Constant", "", "c", GraphFile.list("value_ints", 1))
                        .bytes()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("no recurrent layer: layers=0");
        refuse(OnnxReaderTest.pyTorch().output("nowhere"), "output is not computed: output=nowhere");
    }

    private static void refuse(GraphFile file, String message) {
        assertThatThrownBy(() -> OnnxReader.read(file.bytes()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(message);
    }

    /** Of a network of two levels with the heads forecast, failure and deep. */
    private static void refuse(Cell cell, Consumer<GraphProto.Builder> change, String message) {
        try {
            ModelProto.Builder model =
                    ModelProto.parseFrom(OnnxWriter.write(InterchangeTest.network(cell, false))).toBuilder();
            change.accept(model.getGraphBuilder());
            assertThatThrownBy(() -> OnnxReader.read(model.build().toByteArray()))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessage(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NodeProto.Builder node(String operator, String name, String inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs.split(" ", -1)))
                .addOutput(output);
    }

    /** In front of the first level, which then reads "changed". */
    private static void insert(GraphProto.Builder graph, NodeProto.Builder node) {
        find(graph, "recurrent0").setInput(0, "changed");
        graph.addNode(0, node);
    }

    private static NodeProto.Builder find(GraphProto.Builder graph, String name) {
        return graph.getNodeBuilderList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TensorProto.Builder initializer(GraphProto.Builder graph, String name) {
        return graph.getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sets an attribute of the first level. */
    private static void set(GraphProto.Builder graph, AttributeProto attribute) {
        NodeProto.Builder node = find(graph, "recurrent0");
        for (int i = node.getAttributeCount() - 1; i >= 0; i--) {
            if (node.getAttribute(i).getName().equals(attribute.getName())) {
                node.removeAttribute(i);
            }
        }
        node.addAttribute(attribute);
    }
}

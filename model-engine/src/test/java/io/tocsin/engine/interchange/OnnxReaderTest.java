package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.GruLayer;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs as PyTorch's exporter and others write them. */
class OnnxReaderTest {

    @Test
    void shouldPutTheLstmsGatesInOurOrder() {
        // One unit; ONNX has input, output, forget, candidate; ours are input, forget, output, candidate.
        RecurrentLayer layer = OnnxReader.read(new GraphFile()
                        .input("x", 3)
                        .floats("W", List.of(1, 4, 1), 1, 2, 3, 4)
                        .floats("R", List.of(1, 4, 1), 5, 6, 7, 8)
                        .floats("B", List.of(1, 8), 10, 20, 30, 40, 1, 2, 3, 4)
                        .node("LSTM", "x W R B", "y", GraphFile.integer("hidden_size", 1))
                        .output("y")
                        .bytes())
                .forward()
                .get(0);
        assertThat(layer.cell()).isEqualTo(Cell.LSTM);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 3, 2, 4}, {5, 7, 6, 8}});
        assertThat(layer.bias()).containsExactly(11, 33, 22, 44);
    }

    @Test
    void shouldPutTheGrusGatesInOurOrderAndKeepItsBiasInsideTheReset() {
        // ONNX has update, reset, candidate; ours are reset, update, candidate.
        GruLayer layer = (GruLayer) OnnxReader.read(new GraphFile()
                        .input("x", 3)
                        .floats("W", List.of(1, 3, 1), 1, 2, 3)
                        .floats("R", List.of(1, 3, 1), 4, 5, 6)
                        .floats("B", List.of(1, 6), 10, 20, 30, 1, 2, 3)
                        .node("GRU", "x W R B", "y", GraphFile.integer("linear_before_reset", 1))
                        .output("y")
                        .bytes())
                .forward()
                .get(0);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{2, 1, 3}, {5, 4, 6}});
        assertThat(layer.bias()).containsExactly(22, 11, 30);
        assertThat(layer.recurrentBias()).containsExactly(3);
    }

    @Test
    void shouldReadAnRnnWithoutBiasesAndWithItsFunction() {
        RecurrentStack stack = OnnxReader.read(new GraphFile()
                .input("x", 3)
                .floats("W", List.of(1, 1, 1), 2)
                .floats("R", List.of(1, 1, 1), 3)
                .node("RNN", "x W R", "y0")
                .node("Squeeze", "y0", "h0", GraphFile.list("axes", 1))
                .node("RNN", "h0 W R", "y1", GraphFile.texts("activations", "ReLU"))
                .output("y1")
                .bytes());
        assertThat(stack.forward()).extracting(RecurrentLayer::cell).containsExactly(Cell.RNN_TANH, Cell.RNN_RELU);
        assertThat(stack.forward().get(1).weights()).isDeepEqualTo(new float[][] {{2}, {3}});
        assertThat(stack.forward().get(1).bias()).containsExactly(0);
        assertThat(stack.heads()).isEmpty();
    }

    /** {@code nn.LSTM(2, 1, num_layers=2, batch_first=True)}, {@code fc(out[:, -1])}, as the exporter of PyTorch 2 writes it. */
    @Test
    void shouldReadAStackThatHasTheBatchFirstAndAHeadOnTheLastStep() {
        RecurrentStack stack = OnnxReader.read(pyTorch()
                .scalar("last", -1)
                .node("Gather", "out last", "h", GraphFile.integer("axis", 1))
                .floats("fc.weight", List.of(3, 1), 1, 2, 3)
                .floats("fc.bias", List.of(3), 4, 5, 6)
                .node(
                        "Gemm",
                        "h fc.weight fc.bias",
                        "output",
                        GraphFile.real("alpha", 1),
                        GraphFile.real("beta", 1),
                        GraphFile.integer("transB", 1))
                .output("output")
                .bytes());
        assertThat(stack.forward()).hasSize(2);
        assertThat(stack.forward().get(0).inputs()).isEqualTo(2);
        assertThat(stack.heads().get(0).name()).isEqualTo("output");
        assertThat(stack.heads().get(0).layers().get(0).weights()).isDeepEqualTo(new float[][] {{1, 2, 3}});
        assertThat(stack.heads().get(0).layers().get(0).bias()).containsExactly(4, 5, 6);

        Network network = stack.toNetwork(List.of(HeadSpec.of("risk", Output.CLASSES, 3)));
        assertThat(network.spec().cell()).isEqualTo(Cell.LSTM);
        assertThat(network.spec().features()).isEqualTo(2);
        assertThat(network.heads().get(0).layers().get(0).bias()).containsExactly(4, 5, 6);
    }

    @Test
    void shouldReadAHeadThatTakesTheLastStepBySlicing() {
        RecurrentStack stack = OnnxReader.read(pyTorch()
                .integers("starts", -1)
                .integers("ends", Long.MAX_VALUE)
                .integers("axes", 1)
                .node("Slice", "out starts ends axes", "last")
                .node("Squeeze", "last axes", "h")
                .floats("w", List.of(1, 2), 1, 2)
                .node("MatMul", "h w", "output")
                .output("output")
                .bytes());
        assertThat(stack.heads().get(0).layers().get(0).bias()).containsExactly(0, 0);
    }

    @Test
    void shouldReadAHeadOnTheLastHiddenStateOfTheTopLevel() {
        RecurrentStack stack = OnnxReader.read(pyTorch()
                .node("Concat", "y_h0 y_h1", "h_n", GraphFile.integer("axis", 0))
                .node("Concat", "y_c0 y_c1", "c_n", GraphFile.integer("axis", 0))
                .scalar("last", -1)
                .node("Gather", "h_n last", "h", GraphFile.integer("axis", 0))
                .floats("w", List.of(1, 2), 1, 2)
                .floats("b", List.of(2), 3, 4)
                .node("MatMul", "h w", "product")
                .node("Add", "b product", "sum")
                .node("Relu", "sum", "rectified")
                .floats("w2", List.of(2, 1), 5, 6)
                .node("Gemm", "rectified w2", "output")
                .output("output", "h_n", "c_n")
                .bytes());
        assertThat(stack.heads()).hasSize(1);
        assertThat(stack.heads().get(0).layers()).hasSize(2);
        assertThat(stack.heads().get(0).layers().get(0).bias()).containsExactly(3, 4);
        assertThat(stack.heads().get(0).layers().get(1).weights()).isDeepEqualTo(new float[][] {{5}, {6}});
    }

    @Test
    void shouldReadAForecastThatIsAddedToItsInput() {
        RecurrentStack stack = OnnxReader.read(pyTorch()
                .floats("w", List.of(1, 2), 1, 2)
                .node("MatMul", "out w", "change")
                .node("Add", "input change", "output")
                .output("output")
                .bytes());
        assertThat(stack.heads().get(0).persistence()).containsExactly(1, 1);
        Network network = stack.toNetwork(List.of(HeadSpec.forecast(2)));
        assertThat(network.heads().get(0).persistence()).containsExactly(1, 1);
    }

    /** Weights that the exporter did not fold, and a head on each step. */
    @Test
    void shouldReadABidirectionalLayerWithItsDirectionsJoined() {
        RecurrentStack stack = OnnxReader.read(new GraphFile()
                .input("x", 3)
                .floats("W", List.of(2, 1, 1), 2, 20)
                .floats("R", List.of(2, 1, 1), 3, 30)
                .floats("B", List.of(2, 2), 4, 5, 40, 50)
                .node(
                        "RNN",
                        "x W R B",
                        "y y_h",
                        GraphFile.text("direction", "bidirectional"),
                        GraphFile.texts("activations", "Tanh", "Tanh"))
                .node("Transpose", "y", "t", GraphFile.list("perm", 0, 2, 1, 3))
                .node("Constant", "", "shape", GraphFile.list("value_ints", 0, 0, -1))
                .node("Reshape", "t shape", "out")
                .floats("fc.weight", List.of(1, 2), 6, 7)
                .node("Transpose", "fc.weight", "w", GraphFile.list("perm", 1, 0))
                .node("MatMul", "out w", "output")
                .output("output", "y_h")
                .bytes());
        assertThat(stack.forward().get(0).weights()).isDeepEqualTo(new float[][] {{2}, {3}});
        assertThat(stack.reverse().get(0).weights()).isDeepEqualTo(new float[][] {{20}, {30}});
        assertThat(stack.reverse().get(0).bias()).containsExactly(90);
        assertThat(stack.heads().get(0).layers().get(0).weights()).isDeepEqualTo(new float[][] {{6}, {7}});
    }

    @Test
    void shouldReadNumbersHoweverTheyAreKept() {
        RecurrentStack stack = OnnxReader.read(new GraphFile()
                .input("x", 3)
                .tensor(tensor("W", DataType.FLOAT, 1, 1, 1)
                        .setRawData(ByteString.copyFrom(new byte[] {0, 0, (byte) 0xc0, 0x3f})))
                .tensor(tensor("R", DataType.DOUBLE, 1, 1, 1).addDoubleData(-2.5))
                .tensor(tensor("B", DataType.FLOAT16, 1, 2).addInt32Data(0x3e00).addInt32Data(0xc000))
                .node("RNN", "x W R B", "y")
                .output("y")
                .bytes());
        assertThat(stack.forward().get(0).weights()).isDeepEqualTo(new float[][] {{1.5f}, {-2.5f}});
        assertThat(stack.forward().get(0).bias()).containsExactly(-0.5f);
    }

    static TensorProto.Builder tensor(String name, DataType type, int... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (int length : shape) {
            tensor.addDims(length);
        }
        return tensor;
    }

    /** Two levels of one unit whose zero state has the batch's size, computed as the exporter does; "out" is [batch, time, 1]. */
    static GraphFile pyTorch() {
        GraphFile file = new GraphFile()
                .input("input", 3)
                .node("Shape", "input", "shape")
                .scalar("zero", 0)
                .node("Gather", "shape zero", "batch", GraphFile.integer("axis", 0))
                .integers("zeros", 0)
                .node("Unsqueeze", "batch zeros", "batches")
                .integers("levels", 2)
                .integers("hidden", 1)
                .node("Concat", "levels batches hidden", "state_shape", GraphFile.integer("axis", 0))
                .node("ConstantOfShape", "state_shape", "state")
                .node("Transpose", "input", "x0", GraphFile.list("perm", 1, 0, 2))
                .integers("one", 1)
                .integers("two", 2);
        for (int level = 0; level < 2; level++) {
            String bounds = level == 0 ? " zeros one zeros" : " one two zeros";
            int inputs = level == 0 ? 2 : 1;
            file.node("Slice", "state" + bounds, "h0_" + level)
                    .node("Slice", "state" + bounds, "c0_" + level)
                    .floats("W" + level, List.of(1, 4, inputs), new float[4 * inputs])
                    .floats("R" + level, List.of(1, 4, 1), 5, 6, 7, 8)
                    .floats("B" + level, List.of(1, 8), 10, 20, 30, 40, 1, 2, 3, 4)
                    .node(
                            "LSTM",
                            "x%1$d W%1$d R%1$d B%1$d - h0_%1$d c0_%1$d".formatted(level),
                            "y%1$d y_h%1$d y_c%1$d".formatted(level),
                            GraphFile.integer("hidden_size", 1))
                    .node("Squeeze", "y" + level + " one", "x" + (level + 1));
        }
        return file.node("Transpose", "x2", "out", GraphFile.list("perm", 1, 0, 2));
    }
}

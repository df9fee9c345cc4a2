package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxWriterTest {

    @Test
    void shouldCarryTheStateInAndOut() throws Exception {
        GraphProto lstm = graph(OnnxWriter.write(InterchangeTest.network(Cell.LSTM, false)));
        assertThat(lstm.getInputList())
                .extracting(OnnxWriterTest::signature)
                .containsExactly(
                        "x[time, batch, 3]",
                        "h0[1, batch, 4]",
                        "c0[1, batch, 4]",
                        "h1[1, batch, 4]",
                        "c1[1, batch, 4]");
        assertThat(lstm.getOutputList())
                .extracting(OnnxWriterTest::signature)
                .containsExactly(
                        "h0_out[1, batch, 4]",
                        "c0_out[1, batch, 4]",
                        "h1_out[1, batch, 4]",
                        "c1_out[1, batch, 4]",
                        "forecast[time, batch, 3]",
                        "failure[time, batch, 2]",
                        "deep[time, batch, 2]");
        assertThat(graph(OnnxWriter.write(InterchangeTest.network(Cell.GRU, false)))
                        .getInputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("x", "h0", "h1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeWholeWindowsWithoutAState(boolean bidirectional) throws Exception {
        GraphProto graph = graph(OnnxWriter.writeWindow(InterchangeTest.network(Cell.LSTM, bidirectional)));
        assertThat(graph.getInputList()).extracting(OnnxWriterTest::signature).containsExactly("x[time, batch, 3]");
        assertThat(graph.getOutputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("forecast", "failure", "deep");
    }

    @Test
    void shouldWriteTheGatesInOnnxsOrder() throws Exception {
        HeadSpec head = HeadSpec.of("y", Output.VALUES, 1);
        NetworkSpec spec = NetworkSpec.stack(1, Cell.LSTM, 1, 1, List.of(head));
        RecurrentLayer layer =
                new LstmLayer(1, 1, new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, new float[] {10, 20, 30, 40});
        Network network =
                new Network(spec, List.of(layer), List.of(), Network.zeros(spec).heads());
        // Ours are input, forget, output, candidate; ONNX has input, output, forget, candidate.
        GraphProto graph = graph(OnnxWriter.write(network));
        assertThat(floats(graph, "W0")).containsExactly(1f, 3f, 2f, 4f);
        assertThat(floats(graph, "R0")).containsExactly(5f, 7f, 6f, 8f);
        assertThat(floats(graph, "B0")).containsExactly(10f, 30f, 20f, 40f, 0f, 0f, 0f, 0f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "h0", "c1"})
    void shouldRefuseAHeadWithTheNameOfAnInput(String name) {
        NetworkSpec spec = NetworkSpec.stack(1, Cell.LSTM, 2, 1, List.of(HeadSpec.of(name, Output.VALUES, 1)));
        assertThatThrownBy(() -> OnnxWriter.write(Network.zeros(spec)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("head has the name of an input: head=" + name);
    }

    private static GraphProto graph(byte[] bytes) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(bytes).getGraph();
    }

    private static List<Float> floats(GraphProto graph, String name) {
        return graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .map(TensorProto::getFloatDataList)
                .findFirst()
                .orElseThrow();
    }

    private static String signature(ValueInfoProto value) {
        TensorShapeProto shape = value.getType().getTensorType().getShape();
        return value.getName()
                + shape.getDimList().stream()
                        .map(axis -> axis.hasDimValue() ? String.valueOf(axis.getDimValue()) : axis.getDimParam())
                        .toList();
    }
}

package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.GruLayer;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.RecurrentLayer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterchangeTest {

    @ParameterizedTest
    @CsvSource({"RNN_TANH,false", "RNN_RELU,true", "LSTM,false", "LSTM,true", "GRU,false", "GRU,true"})
    void shouldComeBackFromBothFormatsAsItWent(Cell cell, boolean bidirectional) throws Exception {
        Network network = network(cell, bidirectional);
        RecurrentStack ours = new RecurrentStack(network.layers(), network.reverse(), List.of());
        RecurrentStack torch = PyTorchLayers.read(
                Safetensors.read(Safetensors.write(PyTorchLayers.write(ours, "rnn."))), "rnn.", cell);
        RecurrentStack onnx = OnnxReader.read(OnnxWriter.write(network));
        for (RecurrentStack stack : List.of(torch, onnx)) {
            assertSame(stack.forward(), network.layers());
            assertSame(stack.reverse(), network.reverse());
        }
        DenseLayer first = network.heads().get(0).layers().get(0);
        assertThat(onnx.dense()).hasSize(4);
        assertThat(onnx.dense().get(0).weights()).isDeepEqualTo(first.weights());
        assertThat(onnx.dense().get(0).bias()).isEqualTo(first.bias());
    }

    private static Network network(Cell cell, boolean bidirectional) {
        NetworkSpec spec = new NetworkSpec(
                3,
                cell,
                2,
                4,
                bidirectional,
                0f,
                List.of(HeadSpec.forecast(3), HeadSpec.failure(), new HeadSpec("deep", Output.VALUES, 2, List.of(5))));
        Network network = Network.initial(spec, 5);
        Random random = new Random(1);
        network.parameters().forEach(array -> {
            for (int i = 0; i < array.length; i++) {
                array[i] += (float) random.nextGaussian();
            }
        });
        return network;
    }

    private static void assertSame(List<RecurrentLayer> actual, List<RecurrentLayer> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).cell()).isEqualTo(expected.get(i).cell());
            for (int j = 0; j < expected.get(i).parameters().size(); j++) {
                assertThat(actual.get(i).parameters().get(j))
                        .isEqualTo(expected.get(i).parameters().get(j));
            }
        }
    }

    @Test
    void shouldPutPyTorchsGatesInOurOrder() {
        // One unit; PyTorch's rows are input, forget, candidate, output; ours input, forget, output, candidate.
        StateDict dict = new StateDict(Map.of(
                "weight_ih_l0",
                new Tensor(List.of(4, 1), new float[] {1, 2, 3, 4}),
                "weight_hh_l0",
                new Tensor(List.of(4, 1), new float[] {5, 6, 7, 8}),
                "bias_ih_l0",
                Tensor.vector(10, 20, 30, 40),
                "bias_hh_l0",
                Tensor.vector(1, 2, 3, 4)));
        LstmLayer layer =
                (LstmLayer) PyTorchLayers.read(dict, "", Cell.LSTM).forward().get(0);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 2, 4, 3}, {5, 6, 8, 7}});
        assertThat(layer.bias()).containsExactly(11, 22, 44, 33);
    }

    @Test
    void shouldKeepTheGrusBiasInsideTheReset() {
        StateDict dict = new StateDict(Map.of(
                "weight_ih_l0",
                new Tensor(List.of(3, 1), new float[] {1, 2, 3}),
                "weight_hh_l0",
                new Tensor(List.of(3, 1), new float[] {4, 5, 6}),
                "bias_ih_l0",
                Tensor.vector(10, 20, 30),
                "bias_hh_l0",
                Tensor.vector(1, 2, 3)));
        GruLayer layer =
                (GruLayer) PyTorchLayers.read(dict, "", Cell.GRU).forward().get(0);
        assertThat(layer.bias()).containsExactly(11, 22, 30);
        assertThat(layer.recurrentBias()).containsExactly(3);
    }

    @Test
    void shouldSayWhichTensorIsMissingOrOfAnotherShape() {
        StateDict dict =
                PyTorchLayers.write(new RecurrentStack(network(Cell.GRU, false).layers(), List.of(), List.of()), "");
        assertThatThrownBy(() -> PyTorchLayers.read(dict, "", Cell.LSTM))
                .hasMessage("tensor has another shape: tensor=weight_ih_l0 shape=[12, 3] needs=[16, 3]");
        assertThatThrownBy(() -> PyTorchLayers.read(dict, "lstm.", Cell.GRU))
                .hasMessage("tensor is missing or no matrix: tensor=lstm.weight_hh_l0");
    }

    @Test
    void shouldNameTheOperatorThatItLacks() throws Exception {
        ModelProto model = ModelProto.parseFrom(OnnxWriter.write(network(Cell.LSTM, false)));
        byte[] bytes = model.toBuilder()
                .setGraph(model.getGraph().toBuilder()
                        .addNode(NodeProto.newBuilder().setOpType("Conv").setName("conv_3")))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> OnnxReader.read(bytes))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("operator is not supported: op=Conv node=conv_3");
    }

    @Test
    void shouldRefuseAGruWithTheResetBeforeTheProduct() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(OnnxWriter.write(network(Cell.GRU, false))).toBuilder();
        NodeProto.Builder node = model.getGraphBuilder().getNodeBuilder(0);
        for (int i = 0; i < node.getAttributeCount(); i++) {
            if (node.getAttribute(i).getName().equals("linear_before_reset")) {
                node.getAttributeBuilder(i).setI(0);
            }
        }
        assertThatThrownBy(() -> OnnxReader.read(model.build().toByteArray()))
                .hasMessage("GRU with the reset before the product is not supported: linear_before_reset=0"
                        + " node=recurrent0");
    }

    @Test
    void shouldRefuseASafetensorsFileThatLies() {
        assertThatThrownBy(() -> Safetensors.read(new byte[3])).hasMessage("truncated safetensors file: bytes=3");
        assertThatThrownBy(() -> Safetensors.read(file("{}", Long.MAX_VALUE)))
                .hasMessage("header is longer than the file: header=9223372036854775807 left=2 offset=0");
        assertThatThrownBy(() ->
                        read("{\"a\":{\"dtype\":\"F32\",\"shape\":[2000000000,2000000000],\"data_offsets\":[0,4]}}"))
                .hasMessage("tensor is larger than the file: tensor=a shape=[2000000000, 2000000000]");
        assertThatThrownBy(() -> read("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}"))
                .hasMessage("tensor is not of 32-bit floats: tensor=a dtype=I64");
        assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> read("[]")).hasMessage("header is no JSON object: offset=8");
    }

    private static StateDict read(String header) {
        return Safetensors.read(file(header, header.length()));
    }

    private static byte[] file(String header, long length) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(json)
                .array();
    }

    @Test
    void shouldEitherReadOrRefuseWhateverTheBytesAre() {
        Network network = network(Cell.LSTM, false);
        byte[] onnx = OnnxWriter.write(network);
        byte[] torch =
                Safetensors.write(PyTorchLayers.write(new RecurrentStack(network.layers(), List.of(), List.of()), ""));
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] altered = (round % 2 == 0 ? onnx : torch).clone();
            if (round % 3 == 0) {
                altered = Arrays.copyOf(altered, random.nextInt(altered.length));
            }
            for (int i = 0; i < 1 + round % 4 && altered.length > 0; i++) {
                altered[random.nextInt(Math.min(altered.length, 400))] = (byte) random.nextInt();
            }
            try {
                if (round % 2 == 0) {
                    OnnxReader.read(altered);
                } else {
                    PyTorchLayers.read(Safetensors.read(altered), "", Cell.LSTM);
                }
            } catch (UnusableFileException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}

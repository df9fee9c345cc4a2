package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.GruLayer;
import io.tocsin.engine.network.LstmLayer;
import io.tocsin.engine.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyTorchLayersTest {
    /** One unit; PyTorch's rows are input, forget, candidate, output; ours input, forget, output, candidate. */
    private static final Map<String, Tensor> LSTM = Map.of(
            "weight_ih_l0",
            new Tensor(List.of(4, 1), new float[] {1, 2, 3, 4}),
            "weight_hh_l0",
            new Tensor(List.of(4, 1), new float[] {5, 6, 7, 8}),
            "bias_ih_l0",
            Tensor.vector(10, 20, 30, 40),
            "bias_hh_l0",
            Tensor.vector(1, 2, 3, 4));

    @Test
    void shouldPutPyTorchsGatesInOurOrder() {
        LstmLayer layer = (LstmLayer)
                PyTorchLayers.read(new StateDict(LSTM), "", Cell.LSTM).forward().get(0);
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
        RecurrentStack stack = PyTorchLayers.read(dict, "", Cell.GRU);
        GruLayer layer = (GruLayer) stack.forward().get(0);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(layer.bias()).containsExactly(11, 22, 30);
        assertThat(layer.recurrentBias()).containsExactly(3);
        StateDict written = PyTorchLayers.write(stack, "gru.");
        assertThat(written.values("gru.bias_ih_l0")).containsExactly(11, 22, 30);
        assertThat(written.values("gru.bias_hh_l0")).containsExactly(0, 0, 3);
    }

    @ParameterizedTest
    @CsvSource({"LSTM,LSTM", "GRU,GRU", "RNN_TANH,RNN_TANH", "RNN_RELU,RNN_TANH"})
    void shouldTellTheCellByItsShape(Cell written, Cell read) {
        Network network = InterchangeTest.network(written, true);
        StateDict dict =
                PyTorchLayers.write(new RecurrentStack(network.layers(), network.reverse(), List.of()), "rnn.");
        RecurrentStack stack = PyTorchLayers.read(dict, "rnn.");
        assertThat(stack.forward()).extracting(layer -> layer.cell()).containsOnly(read);
        assertThat(stack.reverse()).hasSize(2);
    }

    @Test
    void shouldReadLayersWithoutBiases() {
        StateDict dict = altered(tensors -> tensors.keySet().removeIf(name -> name.startsWith("bias")));
        assertThat(PyTorchLayers.read(dict, "", Cell.LSTM).forward().get(0).bias())
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void shouldReadAndWriteDenseLayers() {
        DenseLayer layer = new DenseLayer(3, 2, new float[][] {{1, 2}, {3, 4}, {5, 6}}, new float[] {7, 8});
        StateDict dict = Safetensors.read(Safetensors.write(PyTorchLayers.writeDense(layer, "fc.")));
        assertThat(dict.get("fc.weight", 2, 3).values()).containsExactly(1, 3, 5, 2, 4, 6);
        DenseLayer back = PyTorchLayers.readDense(dict, "fc.");
        assertThat(back.weights()).isDeepEqualTo(layer.weights());
        assertThat(back.bias()).containsExactly(7, 8);
        assertThat(PyTorchLayers.readDense(dict, "fc.", 3, 2).inputs()).isEqualTo(3);
        assertThatThrownBy(() -> PyTorchLayers.readDense(dict, "fc.", 2, 3))
                .hasMessage("tensor has another shape: tensor=fc.weight shape=[2, 3] needs=[3, 2]");
        assertThatThrownBy(() -> PyTorchLayers.readDense(dict, "head."))
                .hasMessage("tensor is missing: tensor=head.weight there=[fc.weight, fc.bias]");
    }

    @Test
    void shouldSayWhichTensorIsMissingOrOfAnotherShape() {
        refuse(
                tensors -> tensors.remove("weight_hh_l0"),
                "tensor is missing: tensor=weight_hh_l0 there=[bias_hh_l0, bias_ih_l0, weight_ih_l0]");
        refuse(
                tensors -> tensors.remove("bias_hh_l0"),
                "tensor is missing: tensor=bias_hh_l0 there=[bias_ih_l0, weight_hh_l0, weight_ih_l0]");
        refuse(
                tensors -> tensors.put("weight_hh_l0", Tensor.vector(1)),
                "tensor is no matrix: tensor=weight_hh_l0 shape=[1]");
        refuse(
                tensors -> tensors.put("bias_hh_l0", Tensor.vector(1)),
                "tensor has another shape: tensor=bias_hh_l0 shape=[1] needs=[4]");
        refuse(
                tensors -> tensors.put("weight_ih_l0", new Tensor(List.of(2, 1), new float[2])),
                "weights of a layer do not fit together: tensor=weight_hh_l0 cell=LSTM input=[2, 1] recurrent=[4, 1]"
                        + " biases=[4],[4] rows=4");
        assertThatThrownBy(() -> PyTorchLayers.read(new StateDict(LSTM), "", Cell.GRU))
                .hasMessage("weights of a layer do not fit together: tensor=weight_hh_l0 cell=GRU input=[4, 1]"
                        + " recurrent=[4, 1] biases=[4],[4] rows=3");
        assertThatThrownBy(() -> PyTorchLayers.read(
                        altered(tensors -> tensors.put("weight_hh_l0", new Tensor(List.of(2, 1), new float[2]))), ""))
                .hasMessage("shape is of no recurrent cell: tensor=weight_hh_l0 shape=[2, 1]");
    }

    @Test
    void shouldRefuseALevelThatIsThereInPart() {
        refuse(
                tensors -> tensors.put("weight_ih_l2", Tensor.vector(1)),
                "tensor belongs to no level: tensor=weight_ih_l2 levels=1");
        refuse(
                tensors -> tensors.put("bias_ih_l0_reverse", Tensor.vector(1)),
                "tensor belongs to no level: tensor=bias_ih_l0_reverse levels=1");
        refuse(
                tensors -> tensors.put("weight_hr_l0", Tensor.vector(1)),
                "projection is not supported: tensor=weight_hr_l0");
        refuse(
                tensors -> LSTM.forEach((name, tensor) -> tensors.put(
                        name.replace("l0", "l1"),
                        new Tensor(
                                tensor.shape().equals(List.of(4, 1)) && name.contains("ih")
                                        ? List.of(4, 2)
                                        : tensor.shape(),
                                tensor.shape().equals(List.of(4, 1)) && name.contains("ih")
                                        ? new float[8]
                                        : tensor.values()))),
                "level does not fit on the one below: level=1 inputs=2 needs=1 prefix=");
        refuse(
                tensors -> LSTM.forEach((name, tensor) -> {
                    tensors.put(name.replace("l0", "l1"), tensor);
                    tensors.put(name + "_reverse", tensor);
                }),
                "some levels lack a reverse direction: forward=2 reverse=1 prefix=");
    }

    @Test
    void shouldNotReserveMemoryForTensorsWithoutNumbers() {
        // 4 · 2^30 rows run over to 0, which fits an empty matrix.
        refuse(
                tensors -> {
                    tensors.put("weight_ih_l0", new Tensor(List.of(0, 3), new float[0]));
                    tensors.put("weight_hh_l0", new Tensor(List.of(0, 1 << 30), new float[0]));
                    tensors.put("bias_ih_l0", Tensor.vector());
                    tensors.put("bias_hh_l0", Tensor.vector());
                },
                "layer is of no usable width: tensor=weight_hh_l0 inputs=3 hidden=1073741824 max=4096");
        refuse(
                tensors -> tensors.put("weight_hh_l0", new Tensor(List.of(4, 0), new float[0])),
                "layer is of no usable width: tensor=weight_hh_l0 inputs=1 hidden=0 max=4096");
        StateDict dense = new StateDict(Map.of("weight", new Tensor(List.of(1 << 30, 0), new float[0])));
        assertThatThrownBy(() -> PyTorchLayers.readDense(dense, ""))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("dense layer is of no usable width: tensor=weight inputs=0 outputs=1073741824 max=8192");
    }

    @Test
    void shouldRefuseBiasesWhoseSumRunsOver() {
        refuse(
                tensors -> {
                    tensors.put("bias_ih_l0", Tensor.vector(0, 3e38f, 0, 0));
                    tensors.put("bias_hh_l0", Tensor.vector(0, 3e38f, 0, 0));
                },
                "sum of the biases must be finite: tensor=weight_hh_l0 row=1");
    }

    private static void refuse(Consumer<Map<String, Tensor>> change, String message) {
        assertThatThrownBy(() -> PyTorchLayers.read(altered(change), "", Cell.LSTM))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(message);
    }

    private static StateDict altered(Consumer<Map<String, Tensor>> change) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        LSTM.keySet().stream().sorted().forEach(name -> tensors.put(name, LSTM.get(name)));
        change.accept(tensors);
        return new StateDict(tensors);
    }
}

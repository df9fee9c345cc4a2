package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.List;
import java.util.Random;
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
        Network back = onnx.toNetwork(network.spec().heads());
        assertThat(onnx.heads()).extracting(DenseHead::name).containsExactly("forecast", "failure", "deep");
        assertThat(back.spec()).isEqualTo(network.spec());
        assertThat(back.parameters()).usingRecursiveComparison().isEqualTo(network.parameters());
        assertThat(OnnxWriter.write(back)).isEqualTo(OnnxWriter.write(network));
    }

    @ParameterizedTest
    @CsvSource({"RNN_TANH", "RNN_RELU", "LSTM", "GRU"})
    void shouldReadTheWindowFormAsTheSteppedOne(Cell cell) {
        Network network = network(cell, false);
        RecurrentStack stepped = OnnxReader.read(OnnxWriter.write(network));
        RecurrentStack window = OnnxReader.read(OnnxWriter.writeWindow(network));
        assertSame(window.forward(), stepped.forward());
        assertThat(window.heads()).usingRecursiveComparison().isEqualTo(stepped.heads());
    }

    static Network network(Cell cell, boolean bidirectional) {
        NetworkSpec spec = new NetworkSpec(
                3,
                cell,
                2,
                4,
                bidirectional,
                0f,
                List.of(
                        HeadSpec.forecast(3),
                        HeadSpec.of(HeadSpec.FAILURE, Output.CLASSES, 2),
                        new HeadSpec("deep", Output.VALUES, 2, List.of(5, 4))));
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
}

package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.DenseLayer;
import io.tocsin.engine.network.Head;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequenceGradient;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward and backward against PyTorch, whose weights come in through {@link PyTorchLayers}; see the README beside the files. */
class GoldenVectorsTest {
    private static final int TIME = 9;
    private static final int BATCH = 3;
    private static final int INPUTS = 5;
    private static final int HIDDEN = 7;

    @ParameterizedTest(name = "{0}, {1} layers, bidirectional {2}")
    @CsvSource({
        "RNN_TANH,1,false", "RNN_TANH,2,false", "RNN_TANH,1,true", "RNN_TANH,2,true",
        "RNN_RELU,1,false", "RNN_RELU,2,false", "RNN_RELU,1,true", "RNN_RELU,2,true",
        "LSTM,1,false", "LSTM,2,false", "LSTM,1,true", "LSTM,2,true",
        "GRU,1,false", "GRU,2,false", "GRU,1,true", "GRU,2,true"
    })
    void shouldAgreeWithPyTorch(Cell cell, int layers, boolean bidirectional) throws IOException {
        StateDict golden = load(cell, layers, bidirectional);
        Network network = network(cell, layers, bidirectional, PyTorchLayers.read(golden, "", cell));
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        SequencePass pass = new SequencePass(prepared, TIME, BATCH);
        Network gradient = Network.zeros(network.spec());
        SequenceGradient back = new SequenceGradient(prepared, pass, gradient);
        NetworkState state = state(network.spec(), golden, cell);

        put(pass.inputs(), golden, "input");
        pass.run(TIME, state, null, null);
        assertClose("output", pass.output(0).values(), golden, "output");
        if (!bidirectional) {
            assertLastState(state, golden, layers, cell);
        }
        put(back.dOutput(0), golden, "coefficients");
        back.run(TIME);

        assertClose("derivative by the input", back.dInputs().values(), golden, "grad.input");
        StateDict derivatives =
                PyTorchLayers.write(new RecurrentStack(gradient.layers(), gradient.reverse(), List.of()), "");
        for (Map.Entry<String, Tensor> entry : derivatives.tensors().entrySet()) {
            // Only the GRU has its second bias as a parameter of its own, and of that the candidate's part.
            if (!entry.getKey().startsWith("bias_hh")) {
                assertClose(entry.getKey(), entry.getValue().values(), golden, "grad." + entry.getKey());
            } else if (cell == Cell.GRU) {
                assertThat(Arrays.copyOfRange(entry.getValue().values(), 2 * HIDDEN, 3 * HIDDEN))
                        .containsExactly(
                                Arrays.copyOfRange(golden.values("grad." + entry.getKey()), 2 * HIDDEN, 3 * HIDDEN),
                                within(1e-5f));
            }
        }
    }

    private static StateDict load(Cell cell, int layers, boolean bidirectional) throws IOException {
        String file = "/golden/" + cell.name().toLowerCase(Locale.ROOT) + "-" + layers
                + (bidirectional ? "-bidirectional" : "") + ".safetensors";
        try (InputStream in = GoldenVectorsTest.class.getResourceAsStream(file)) {
            return Safetensors.read(in.readAllBytes());
        }
    }

    /** The stack with a head that hands its outputs through. */
    private static Network network(Cell cell, int layers, boolean bidirectional, RecurrentStack stack) {
        int outputs = bidirectional ? 2 * HIDDEN : HIDDEN;
        HeadSpec head = HeadSpec.of("all", Output.VALUES, outputs);
        NetworkSpec spec = new NetworkSpec(INPUTS, cell, layers, HIDDEN, bidirectional, 0f, List.of(head));
        DenseLayer identity = DenseLayer.zeros(outputs, outputs);
        for (int i = 0; i < outputs; i++) {
            identity.weights()[i][i] = 1f;
        }
        return new Network(
                spec, stack.forward(), stack.reverse(), List.of(new Head(head, List.of(identity), new float[0])));
    }

    private static NetworkState state(NetworkSpec spec, StateDict golden, Cell cell) {
        NetworkState state = new NetworkState(spec, BATCH);
        for (int i = 0; i < spec.layers(); i++) {
            TimeMajor layer = state.layer(i);
            for (int b = 0; b < BATCH; b++) {
                int from = (i * BATCH + b) * HIDDEN;
                System.arraycopy(golden.values("h0"), from, layer.values(), layer.at(0, b), HIDDEN);
                if (cell == Cell.LSTM) {
                    System.arraycopy(golden.values("c0"), from, layer.values(), layer.at(0, b) + HIDDEN, HIDDEN);
                }
            }
        }
        return state;
    }

    private static void assertLastState(NetworkState state, StateDict golden, int layers, Cell cell) {
        for (int i = 0; i < layers; i++) {
            TimeMajor layer = state.layer(i);
            for (int b = 0; b < BATCH; b++) {
                for (int k = 0; k < HIDDEN; k++) {
                    int at = (i * BATCH + b) * HIDDEN + k;
                    assertThat(layer.values()[layer.at(0, b) + k]).isCloseTo(golden.values("h")[at], within(1e-5f));
                    if (cell == Cell.LSTM) {
                        assertThat(layer.values()[layer.at(0, b) + HIDDEN + k])
                                .isCloseTo(golden.values("c")[at], within(1e-5f));
                    }
                }
            }
        }
    }

    private static void put(TimeMajor target, StateDict golden, String name) {
        float[] values = golden.values(name);
        System.arraycopy(values, 0, target.values(), 0, values.length);
    }

    private static void assertClose(String what, float[] actual, StateDict golden, String name) {
        float[] expected = golden.values(name);
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as(what + "[" + i + "]")
                    .isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}

package io.tocsin.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderDecoderTest {
    private static final int STEPS = 5;

    @ParameterizedTest
    @EnumSource(value = Cell.class, names = "RNN_RELU", mode = EnumSource.Mode.EXCLUDE)
    void shouldCarryTheGradientThroughTheStateIntoTheEncoder(Cell cell) {
        NetworkSpec spec = NetworkSpec.stack(3, cell, 2, 4, List.of(HeadSpec.forecast(3)));
        Network encoder = Network.initial(spec, 1);
        Network decoder = Network.initial(EncoderDecoder.decoderOf(spec), 2);
        EncoderDecoder both = new EncoderDecoder(encoder, decoder, Kernels.scalar(), STEPS, 1);
        Network encoderGradient = Network.zeros(encoder.spec());
        EncoderDecoderGradient gradient =
                new EncoderDecoderGradient(both, encoderGradient, Network.zeros(decoder.spec()));
        Random random = new Random(5);
        float[] coefficients = new float[STEPS * 3];
        for (int i = 0; i < coefficients.length; i++) {
            both.inputs().values()[i] = (float) random.nextGaussian();
            coefficients[i] = (float) random.nextGaussian();
        }

        both.run(STEPS);
        System.arraycopy(coefficients, 0, gradient.dReversed().values(), 0, coefficients.length);
        gradient.run(STEPS);

        float[] weights = encoder.layers().get(0).weights()[1];
        float numeric = slope(encoder, decoder, both.inputs().values(), coefficients, weights, 2);
        assertThat(encoderGradient.layers().get(0).weights()[1][2]).isCloseTo(numeric, within(2e-3f));
        float byInput = slope(
                encoder,
                decoder,
                both.inputs().values(),
                coefficients,
                both.inputs().values(),
                4);
        assertThat(gradient.dInputs().values()[4]).isCloseTo(byInput, within(2e-3f));
        assertThat(Math.abs(numeric)).isGreaterThan(1e-5f);
    }

    private static float slope(
            Network encoder, Network decoder, float[] inputs, float[] coefficients, float[] array, int at) {
        float original = array[at];
        array[at] = original + 0.01f;
        double up = loss(encoder, decoder, inputs, coefficients);
        array[at] = original - 0.01f;
        double down = loss(encoder, decoder, inputs, coefficients);
        array[at] = original;
        return (float) ((up - down) / 0.02);
    }

    private static double loss(Network encoder, Network decoder, float[] inputs, float[] coefficients) {
        EncoderDecoder both = new EncoderDecoder(encoder, decoder, Kernels.scalar(), STEPS, 1);
        System.arraycopy(inputs, 0, both.inputs().values(), 0, inputs.length);
        both.run(STEPS);
        double loss = 0;
        for (int i = 0; i < coefficients.length; i++) {
            loss += coefficients[i] * both.reversed().values()[i];
        }
        return loss;
    }

    @Test
    void shouldRefuseNetworksThatDoNotFitTogether() {
        NetworkSpec spec = NetworkSpec.stack(3, Cell.LSTM, 2, 4, List.of(HeadSpec.forecast(3)));
        Network encoder = Network.initial(spec, 1);
        Network wider =
                Network.initial(EncoderDecoder.decoderOf(NetworkSpec.stack(3, Cell.LSTM, 2, 5, spec.heads())), 1);
        assertThatThrownBy(() -> new EncoderDecoder(encoder, wider, Kernels.scalar(), 4, 1))
                .hasMessage("wrong shape: hidden of the decoder=5, needs 4");
        Network other =
                Network.initial(EncoderDecoder.decoderOf(NetworkSpec.stack(3, Cell.GRU, 2, 4, spec.heads())), 1);
        assertThatThrownBy(() -> new EncoderDecoder(encoder, other, Kernels.scalar(), 4, 1))
                .hasMessage("encoder and decoder need the same cell: encoder=LSTM decoder=GRU");
    }

    @Test
    void shouldRefuseToStepABidirectionalNetwork() {
        NetworkSpec spec = new NetworkSpec(2, Cell.LSTM, 1, 3, true, 0f, List.of(HeadSpec.of("y", Output.VALUES, 1)));
        Network network = Network.initial(spec, 1);
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.scalar());
        assertThatThrownBy(() ->
                        prepared.step(TimeMajor.zeros(1, 1, 2), 0, new NetworkState(spec), new StepWorkspace(network)))
                .hasMessageStartingWith("a bidirectional network sees whole windows and cannot be stepped");
    }

    @Test
    void shouldGiveTheSameBitsInABatchAsOneByOne() {
        for (Cell cell : Cell.values()) {
            NetworkSpec spec = NetworkSpec.stack(
                    5, cell, 2, 19, List.of(HeadSpec.forecast(5), HeadSpec.of(HeadSpec.FAILURE, Output.CLASSES, 2)));
            Network network = Network.initial(spec, 3);
            PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
            int batch = 7;
            NetworkState together = new NetworkState(spec, batch);
            StepWorkspace workspace = new StepWorkspace(network, batch);
            TimeMajor inputs = TimeMajor.zeros(4, batch, 5);
            Random random = new Random(9);
            for (int k = 0; k < inputs.values().length; k++) {
                inputs.values()[k] = (float) random.nextGaussian();
            }
            for (int t = 0; t < 4; t++) {
                prepared.step(inputs, t, together, workspace);
            }
            for (int b = 0; b < batch; b++) {
                NetworkState alone = new NetworkState(spec);
                StepWorkspace own = new StepWorkspace(network);
                for (int t = 0; t < 4; t++) {
                    TimeMajor one = new TimeMajor(
                            1, 1, 5, Arrays.copyOfRange(inputs.values(), inputs.at(t, b), inputs.at(t, b) + 5));
                    prepared.step(one, 0, alone, own);
                }
                for (int head = 0; head < 2; head++) {
                    TimeMajor all = workspace.output(head);
                    assertThat(own.output(head).values())
                            .as(cell + " head " + head)
                            .isEqualTo(Arrays.copyOfRange(all.values(), all.at(0, b), all.at(0, b) + all.width()));
                }
            }
        }
    }

    @Test
    void shouldCountSurpriseAndPerplexity() {
        float[] logits = {7f, 0f, (float) Math.log(3)};
        assertThat(Symbols.surprise(logits, 1, 2, 1)).isCloseTo(-Math.log(0.75), within(1e-6));
        assertThat(Symbols.perplexity(2 * Math.log(4), 2)).isCloseTo(4, within(1e-9));
        float[] oneHot = {9, 9, 9, 9};
        Symbols.oneHot(2, oneHot, 1, 3);
        assertThat(oneHot).containsExactly(9, 0, 0, 1);
        assertThatThrownBy(() -> Symbols.oneHot(3, oneHot, 1, 3)).hasMessage("must be 0 to 2: symbol=3");
    }
}

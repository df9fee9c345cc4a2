package io.tocsin.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every number and every derivative against an independent pass in double precision, for a batch of two sequences. The loss is the sum of all
 * outputs, each times a fixed coefficient.
 */
class GradientCheckTest {
    private static final int STEPS = 7;
    private static final int BATCH = 2;

    @ParameterizedTest(name = "{0}, {1} layers, bidirectional {2}, {3} features, {4} hidden")
    @CsvSource({
        "RNN_TANH,1,false,3,4", "RNN_TANH,2,true,2,3", "RNN_RELU,2,false,3,5", "RNN_RELU,1,true,4,2",
        "LSTM,1,false,1,1", "LSTM,2,false,3,4", "LSTM,3,false,5,6", "LSTM,2,true,3,4",
        "GRU,1,false,3,4", "GRU,3,false,2,5", "GRU,2,true,4,3"
    })
    void shouldAgreeWithAnIndependentPass(Cell cell, int layers, boolean bidirectional, int features, int hidden) {
        NetworkSpec spec = new NetworkSpec(features, cell, layers, hidden, bidirectional, 0f, heads(features));
        Network network = Network.initial(spec, 7L * layers + hidden);
        Random random = new Random(features + 37L * hidden);
        shakeBiases(network, random);
        double[][][] inputs = values(random, BATCH, STEPS, features);
        List<double[][][]> coefficients = new ArrayList<>();
        spec.heads().forEach(head -> coefficients.add(values(random, BATCH, STEPS, head.outputs())));

        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        SequencePass pass = new SequencePass(prepared, STEPS, BATCH);
        Network gradient = Network.zeros(spec);
        SequenceGradient back = new SequenceGradient(prepared, pass, gradient);
        fill(pass.inputs(), inputs);
        pass.run(STEPS, new NetworkState(spec, BATCH), null, null);
        for (int i = 0; i < spec.heads().size(); i++) {
            assertOutputs(network, inputs, i, pass.output(i));
            fill(back.dOutput(i), coefficients.get(i));
        }
        back.run(STEPS);

        List<float[]> parameters = network.parameters();
        List<float[]> derivatives = gradient.parameters();
        for (int p = 0; p < parameters.size(); p++) {
            for (int j = 0; j < parameters.get(p).length; j++) {
                float[] parameter = parameters.get(p);
                float original = parameter[j];
                parameter[j] = original + 1e-4f;
                double above = (double) parameter[j] - original;
                double up = loss(network, inputs, coefficients);
                parameter[j] = original - 1e-4f;
                double below = (double) original - parameter[j];
                double down = loss(network, inputs, coefficients);
                parameter[j] = original;
                double middle = loss(network, inputs, coefficients);
                assertSlope(
                        "parameter " + p + "[" + j + "]",
                        derivatives.get(p)[j],
                        (up - middle) / above,
                        (middle - down) / below);
            }
        }
        assertInputGradient(network, inputs, coefficients, back.dInputs());
    }

    private static List<HeadSpec> heads(int features) {
        return List.of(
                HeadSpec.forecast(features),
                HeadSpec.of(HeadSpec.FAILURE, Output.CLASSES, 2),
                new HeadSpec("deep", Output.VALUES, 2, List.of(3, 4)));
    }

    /** Biases that start at zero would hide a mistake in their place. */
    private static void shakeBiases(Network network, Random random) {
        for (float[] parameter : network.parameters()) {
            for (int j = 0; j < parameter.length; j++) {
                parameter[j] += (float) (0.1 * random.nextGaussian());
            }
        }
    }

    private static double[][][] values(Random random, int batch, int steps, int width) {
        double[][][] values = new double[batch][steps][width];
        for (double[][] sequence : values) {
            for (double[] row : sequence) {
                for (int i = 0; i < width; i++) {
                    row[i] = (float) random.nextGaussian();
                }
            }
        }
        return values;
    }

    private static void fill(TimeMajor target, double[][][] values) {
        for (int b = 0; b < values.length; b++) {
            for (int t = 0; t < values[b].length; t++) {
                for (int i = 0; i < target.width(); i++) {
                    target.values()[target.at(t, b) + i] = (float) values[b][t][i];
                }
            }
        }
    }

    private static void assertOutputs(Network network, double[][][] inputs, int head, TimeMajor output) {
        for (int b = 0; b < BATCH; b++) {
            List<double[]> expected =
                    ReferenceNetwork.outputs(network, inputs[b]).get(head);
            for (int t = 0; t < STEPS; t++) {
                for (int j = 0; j < output.width(); j++) {
                    assertThat((double) output.values()[output.at(t, b) + j])
                            .as("head %d sequence %d step %d output %d", head, b, t, j)
                            .isCloseTo(expected.get(t)[j], within(1e-5));
                }
            }
        }
    }

    private static double loss(Network network, double[][][] inputs, List<double[][][]> coefficients) {
        double loss = 0;
        for (int b = 0; b < BATCH; b++) {
            List<List<double[]>> outputs = ReferenceNetwork.outputs(network, inputs[b]);
            for (int i = 0; i < coefficients.size(); i++) {
                for (int t = 0; t < STEPS; t++) {
                    for (int j = 0; j < outputs.get(i).get(t).length; j++) {
                        loss += coefficients.get(i)[b][t][j] * outputs.get(i).get(t)[j];
                    }
                }
            }
        }
        return loss;
    }

    private static void assertInputGradient(
            Network network, double[][][] inputs, List<double[][][]> coefficients, TimeMajor derivatives) {
        for (int b = 0; b < BATCH; b++) {
            for (int t = 0; t < STEPS; t++) {
                for (int f = 0; f < derivatives.width(); f++) {
                    double original = inputs[b][t][f];
                    inputs[b][t][f] = original + 1e-4;
                    double up = loss(network, inputs, coefficients);
                    inputs[b][t][f] = original - 1e-4;
                    double down = loss(network, inputs, coefficients);
                    inputs[b][t][f] = original;
                    double middle = loss(network, inputs, coefficients);
                    assertSlope(
                            "input " + f + " of sequence " + b + " at step " + t,
                            derivatives.values()[derivatives.at(t, b) + f],
                            (up - middle) / 1e-4,
                            (middle - down) / 1e-4);
                }
            }
        }
    }

    /** Where a rectifier has its kink between the points, the slope on one side is the true one. */
    private static void assertSlope(String what, double derivative, double above, double below) {
        double nearest = Math.abs(derivative - above) < Math.abs(derivative - below) ? above : below;
        assertThat(derivative).as(what).isCloseTo(nearest, within(5e-4 * Math.max(1, Math.abs(nearest))));
    }
}

package io.tocsin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every derivative of back-propagation against the central difference of an independent forward pass in double precision. */
class GradientCheckTest {

    @ParameterizedTest(name = "{0} features, {1} layers, {2} hidden, failure head {3}, seed {4}")
    @CsvSource({"1,1,1,false,1", "3,1,4,true,2", "2,2,3,true,3", "5,3,6,true,4", "4,2,5,false,5"})
    void shouldAgreeWithNumericGradients(int features, int layers, int hidden, boolean failureHead, long seed) {
        NetworkSpec spec = new NetworkSpec(features, layers, hidden, failureHead);
        Network network = Network.initial(spec, seed);
        Network gradient = Network.zeros(spec);
        Loss loss = new Loss(0.5f, 3f);
        TrainingSequence sequence = sequence(features, 9, new Random(seed));
        int firstCounted = 2;

        BackPropagation backPropagation =
                new BackPropagation(network, gradient, loss, Kernels.chosen(), sequence.size());
        backPropagation.weightsChanged();
        ChunkLoss total = backPropagation.forward(
                sequence, 0, sequence.size(), new NetworkState(spec), new float[features], firstCounted);
        backPropagation.backward(sequence.size());

        assertThat(total.forecast() + total.failure())
                .isCloseTo(ReferenceNetwork.loss(network, loss, sequence, firstCounted), within(1e-5));
        List<float[]> parameters = network.parameters();
        List<float[]> derivatives = gradient.parameters();
        for (int p = 0; p < parameters.size(); p++) {
            for (int j = 0; j < parameters.get(p).length; j++) {
                double numeric = centralDifference(network, loss, sequence, firstCounted, parameters.get(p), j);
                assertThat((double) derivatives.get(p)[j])
                        .as("parameter %d[%d]", p, j)
                        .isCloseTo(numeric, within(1e-4 * Math.max(0.1, Math.abs(numeric))));
            }
        }
    }

    private static double centralDifference(
            Network network, Loss loss, TrainingSequence sequence, int firstCounted, float[] parameter, int j) {
        float original = parameter[j];
        parameter[j] = original + 1e-3f;
        double stepUp = (double) parameter[j] - original;
        double up = ReferenceNetwork.loss(network, loss, sequence, firstCounted);
        parameter[j] = original - 1e-3f;
        double stepDown = (double) original - parameter[j];
        double down = ReferenceNetwork.loss(network, loss, sequence, firstCounted);
        parameter[j] = original;
        return (up - down) / (stepUp + stepDown);
    }

    private static TrainingSequence sequence(int features, int ticks, Random random) {
        float[][] inputs = new float[ticks][features];
        boolean[] usual = new boolean[ticks];
        FailureTarget[] targets = new FailureTarget[ticks];
        FailureTarget[] all = FailureTarget.values();
        for (int t = 0; t < ticks; t++) {
            for (int f = 0; f < features; f++) {
                inputs[t][f] = (float) random.nextGaussian();
            }
            usual[t] = t != 5;
            targets[t] = all[random.nextInt(all.length)];
        }
        return new TrainingSequence(inputs, usual, targets);
    }
}

package io.tocsin.engine.learning;

import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequenceGradient;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Takes its share of a mini-batch through truncated back-propagation (Williams and Peng 1990): forward over a chunk of steps from a carried state,
 * then back over the same chunk; beyond its start the state is taken as given.
 *
 * <p>Confined to one thread at a time.
 */
final class GradientWorker {
    private final List<Loss> losses;
    private final int firstCounted;
    private final int capacity;
    private final Network gradient;
    private final SequencePass pass;
    private final SequenceGradient back;
    private final NetworkState state;
    private final OwnForecasts missing;
    private List<Example> examples = List.of();

    GradientWorker(PreparedNetwork prepared, List<Loss> losses, int maxSteps, int capacity, int firstCounted) {
        this.losses = losses;
        this.firstCounted = firstCounted;
        this.capacity = capacity;
        this.gradient = Network.zeros(prepared.network().spec());
        this.pass = new SequencePass(prepared, maxSteps, capacity);
        this.back = new SequenceGradient(prepared, pass, gradient);
        this.state = new NetworkState(prepared.network().spec(), capacity);
        this.missing = new OwnForecasts(prepared.network().spec(), capacity);
    }

    Network gradient() {
        return gradient;
    }

    void weightsChanged() {
        back.weightsChanged();
    }

    /** Begins with other sequences, at most as many as the worker has room for, from a fresh state. */
    void begin(List<Example> others) {
        examples = others;
        state.reset();
        missing.reset();
    }

    /** The losses of the steps {@code [from, from + steps)}; the derivatives are added to the gradient. */
    LossTotals learn(int from, int steps, SplittableRandom dropout) {
        LossTotals totals = forward(from, steps, dropout);
        back.run(steps);
        return totals;
    }

    /** The losses of the steps {@code [from, from + steps)}, with nothing learned. */
    LossTotals judge(int from, int steps) {
        return forward(from, steps, null);
    }

    private LossTotals forward(int from, int steps, @Nullable SplittableRandom dropout) {
        fillInputs(from, steps);
        pass.run(steps, state, missing, dropout);
        missing.carry(pass, steps);
        LossTotals totals = new LossTotals(losses.size());
        for (int head = 0; head < losses.size(); head++) {
            addLosses(head, from, steps, totals);
        }
        return totals;
    }

    private void fillInputs(int from, int steps) {
        TimeMajor inputs = pass.inputs();
        Arrays.fill(inputs.values(), 0, inputs.at(steps), 0f);
        for (int b = 0; b < examples.size(); b++) {
            float[][] rows = examples.get(b).inputs();
            for (int t = 0; t < Math.min(steps, rows.length - from); t++) {
                System.arraycopy(rows[from + t], 0, inputs.values(), inputs.at(t, b), inputs.width());
            }
        }
    }

    private void addLosses(int head, int from, int steps, LossTotals totals) {
        Loss loss = losses.get(head);
        TimeMajor output = pass.output(head);
        float[] gradientOfOutput = back.dOutput(head).values();
        Arrays.fill(gradientOfOutput, 0, output.at(steps), 0f);
        for (int b = 0; b < Math.min(capacity, examples.size()); b++) {
            float[][] targets = examples.get(b).targets().get(head);
            for (int t = Math.max(0, firstCounted - from); t < Math.min(steps, targets.length - from); t++) {
                float[] target = targets[from + t];
                if (loss.counts(target, 0, output.width())) {
                    int at = output.at(t, b);
                    totals.add(head, loss.of(output.values(), at, output.width(), target, 0, gradientOfOutput));
                }
            }
        }
    }
}

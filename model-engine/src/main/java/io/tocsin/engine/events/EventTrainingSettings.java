package io.tocsin.engine.events;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import java.util.List;

/**
 * How an event model is trained.
 *
 * <p>Thread-safe.
 *
 * @param folds into how many parts the sessions are dealt, each held out once, at least 2; as many networks a reading
 * @param inOrder shape of the networks that read in order
 * @param byRarity shape of the networks that read sorted sessions
 * @param batch sessions a mini-batch, at least 1
 * @param learningRate at the start; it falls along a cosine
 * @param unknownShare of the events that a network reads in training, so many are shown as UNKNOWN, so that it learns to go on after one; 0 to below 1
 * @param budget share of normal sessions that may exceed the boundary of each reading, 0 to below 1
 * @param seed of dealing, first weights, shuffling and dropout
 * @param threads how many networks are trained at the same time, at least 1; the result does not depend on it
 */
public record EventTrainingSettings(
        int folds,
        Shape inOrder,
        Shape byRarity,
        int batch,
        float learningRate,
        float unknownShare,
        double budget,
        long seed,
        int threads) {

    /**
     * The shape of a network and how long it learns.
     *
     * @param layers LSTM layers
     * @param hidden width of each
     * @param dropout share of the values between layers that training blanks
     * @param epochs at most so many passes over the sessions
     */
    public record Shape(int layers, int hidden, float dropout, int epochs) {
        NetworkSpec spec(EventVocabulary vocabulary) {
            return NetworkSpec.stack(
                            vocabulary.inputs(),
                            Cell.LSTM,
                            layers,
                            hidden,
                            List.of(HeadSpec.of("next", Output.CLASSES, vocabulary.outputs())))
                    .withDropout(dropout);
        }
    }

    public EventTrainingSettings {
        if (folds < 2) {
            throw new IllegalArgumentException("must be at least 2: folds=" + folds);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("must be at least 1: threads=" + threads);
        }
        requireShare("unknownShare", unknownShare);
        requireShare("budget", budget);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("must be 0 to below 1: " + name + "=" + value);
        }
    }

    /** Five folds; one normal session in a thousand may exceed each boundary. */
    public static EventTrainingSettings defaults() {
        return new EventTrainingSettings(
                5, new Shape(2, 64, 0.2f, 20), new Shape(1, 32, 0f, 15), 16, 5e-3f, 3e-3f, 1e-3, 42, 2);
    }

    public EventTrainingSettings withSeed(long newSeed) {
        return new EventTrainingSettings(
                folds, inOrder, byRarity, batch, learningRate, unknownShare, budget, newSeed, threads);
    }

    public EventTrainingSettings withShapes(Shape newInOrder, Shape newByRarity) {
        return new EventTrainingSettings(
                folds, newInOrder, newByRarity, batch, learningRate, unknownShare, budget, seed, threads);
    }

    public EventTrainingSettings withBudget(double newBudget) {
        return new EventTrainingSettings(
                folds, inOrder, byRarity, batch, learningRate, unknownShare, newBudget, seed, threads);
    }
}

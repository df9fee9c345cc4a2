package io.tocsin.backtest.nab;

import java.util.function.Function;

/**
 * A detector of the comparison.
 *
 * <p>Thread-safe if the function is.
 *
 * @param name its column and its line
 * @param seeded whether another seed gives other scores
 * @param start makes a scorer for one series, whose scores are {@code −log10} of a tail probability
 */
public record NabDetector(String name, boolean seeded, Function<StreamStart, StreamingScorer> start) {

    /** A detector whose scores are in a unit of its own: they become tail probabilities among its scores so far, so that one budget fits all. */
    public static NabDetector calibrated(String name, boolean seeded, Function<StreamStart, StreamingScorer> start) {
        return new NabDetector(name, seeded, begin -> new TailScorer(start.apply(begin)));
    }
}

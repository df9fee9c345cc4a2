package io.tocsin.backtest.nab;

/**
 * Makes tail probabilities of another scorer's scores: how improbable is this one among those before it.
 *
 * <p>Confined to one thread.
 */
final class TailScorer implements StreamingScorer {
    private final StreamingScorer scorer;
    private final SlidingTail tail = new SlidingTail();

    TailScorer(StreamingScorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public double score(long timeMs, double value) {
        return tail.surprise(scorer.score(timeMs, value)) / Math.log(10);
    }
}

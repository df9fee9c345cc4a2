package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said of a test engine at the last cycle that is known of it, and what was true.
 *
 * <p>Thread-safe.
 */
record Decision(int engine, float probability, boolean announced, boolean positive) {

    /** One for each engine that is long enough to be judged. */
    static List<Decision> of(List<EngineRun> runs, List<float[]> probabilities, double threshold) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            EngineRun run = runs.get(i);
            if (Protocol.isJudged(run)) {
                float probability = probabilities.get(i)[run.size() - 1];
                boolean isPositive = Protocol.isPositive(run.remainingAtEnd());
                decisions.add(new Decision(run.id(), probability, probability >= threshold, isPositive));
            }
        }
        return decisions;
    }
}

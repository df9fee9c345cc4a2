package io.tocsin.backtest.cmapss;

import java.util.List;

/** A way to learn failures from engines that failed. Implementations are thread-safe. */
interface FailureLearner {

    /** As tables show it. */
    String name();

    /** How many times the training engines are cut into other folds, at least 1; more make a steadier forecast. */
    int repeats();

    /** The same runs and seed give the same model, to the bit. */
    FailureModel learn(List<ScaledRun> runs, long seed);
}

package io.tocsin.backtest.cmapss;

import java.util.List;

/**
 * One data set: engines to learn from, all run to their failure, and engines to judge, which stop some time before.
 *
 * <p>Thread-safe.
 */
record EngineSet(String name, List<EngineRun> training, List<EngineRun> test) {

    EngineSet {
        training = List.copyOf(training);
        test = List.copyOf(test);
    }
}

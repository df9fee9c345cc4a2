package io.tocsin.backtest.cmapss;

import java.util.List;

/**
 * Probabilities of failure within the horizon, {@code [cycles]} for each engine.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param training by models that had not seen the engine
 * @param test by all models, the mean
 */
record Forecast(List<float[]> training, List<float[]> test) {

    Forecast {
        training = List.copyOf(training);
        test = List.copyOf(test);
    }
}

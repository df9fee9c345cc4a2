package io.tocsin.backtest.nab;

import java.util.List;

/** The detectors that need nothing but this package. Thread-safe. */
public final class NabDetectors {
    /** The engine's LSTM. */
    public static final NabDetector LSTM = new NabDetector(
            "tocsin_lstm",
            true,
            start -> new ForecastScorer(start.probationRows(), new EngineForecaster(start.seed())));

    /** The naive forecast with all that follows the LSTM's: what the LSTM itself adds. */
    public static final NabDetector NAIVE = new NabDetector(
            "naive_same_scoring", false, start -> new ForecastScorer(start.probationRows(), new NaiveForecaster()));

    /** Distance from the mean of the last day. */
    public static final NabDetector MOVING_Z_SCORE =
            NabDetector.calibrated("moving_z288", false, start -> new MovingZScore());

    private NabDetectors() {}

    /** All of them, the LSTM first. */
    public static List<NabDetector> all() {
        return List.of(LSTM, NAIVE, MOVING_Z_SCORE);
    }
}

package io.tocsin.engine.training;

/**
 * Sums of the losses over some ticks.
 *
 * <p>Thread-safe.
 *
 * @param forecasts how many ticks had a successor to forecast
 * @param ticks how many ticks counted
 */
record ChunkLoss(double forecast, int forecasts, double failure, int ticks) {
    static final ChunkLoss NONE = new ChunkLoss(0, 0, 0, 0);

    ChunkLoss plus(ChunkLoss other) {
        return new ChunkLoss(
                forecast + other.forecast, forecasts + other.forecasts, failure + other.failure, ticks + other.ticks);
    }

    /** The mean loss a tick; 0 when nothing counted. */
    double mean() {
        return forecast / Math.max(1, forecasts) + failure / Math.max(1, ticks);
    }

    double meanForecast() {
        return forecast / Math.max(1, forecasts);
    }
}

package io.tocsin.backtest.nab;

import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureFit;
import io.tocsin.engine.window.TickSeries;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values in standard deviations of the probation, with the engine's transforms and floors, held within ±{@value #MAX}.
 *
 * <p>Thread-safe.
 */
record ProbationScale(Feature feature) {
    private static final float MAX = 8f;

    /** @param probation {@code [rows]}, at least 1 */
    static ProbationScale fit(double[] probation) {
        float[][] rows = new float[probation.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {(float) probation[row]};
        }
        long[] ticks = IntStream.range(0, rows.length).asLongStream().toArray();
        return new ProbationScale(FeatureFit.fit(List.of(new TickSeries("series", List.of("value"), ticks, rows)))
                .get(0));
    }

    double encode(double value) {
        return Math.max(-MAX, Math.min(MAX, feature.encode((float) value)));
    }
}

package io.tocsin.benchmarks.scale;

import io.tocsin.engine.features.FeatureSet;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * What a judge that is none of ours does around its network: ticks to inputs, and forecasts beside what came to a score.
 *
 * <p>Confined to one thread.
 */
final class Residual {
    private final FeatureSet features;
    private final List<String> metrics;
    private final float[] raw;
    private final float[] encoded;

    Residual(FeatureSet features) {
        this.features = features;
        this.metrics = features.metrics();
        this.raw = new float[features.size()];
        this.encoded = new float[features.size()];
    }

    /** {@code [features]} of a tick in the network's units, 0 where missing; the live array. */
    float[] encode(Map<String, Float> values) {
        for (int f = 0; f < raw.length; f++) {
            Float value = values.get(metrics.get(f));
            raw[f] = value == null ? 0f : value;
        }
        features.encode(raw, encoded);
        return encoded;
    }

    /** The same of a row of a window. */
    float[] encode(List<String> columns, float[] values) {
        for (int f = 0; f < raw.length; f++) {
            int column = columns.indexOf(metrics.get(f));
            raw[f] = column < 0 || column >= values.length ? 0f : values[column];
        }
        features.encode(raw, encoded);
        return encoded;
    }

    /** 0 to 1, from {@code forecast[at…]} and what was encoded last. */
    float score(FloatBuffer forecast, int at) {
        float sum = 0;
        for (int f = 0; f < encoded.length; f++) {
            float difference = forecast.get(at + f) - encoded[f];
            sum += difference * difference;
        }
        return (float) Math.min(0.4, Math.sqrt(sum / encoded.length));
    }
}

package io.tocsin.engine.features;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The features of a model in the order of the network's inputs.
 *
 * <p>Thread-safe.
 *
 * @param features at least one, each metric once
 */
public record FeatureSet(List<Feature> features) {

    public FeatureSet {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least one feature");
        }
        if (features.stream().allMatch(Feature::isContext)) {
            throw new IllegalArgumentException("a model needs a feature that is measured: metric="
                    + features.get(0).metric());
        }
        Set<String> metrics = new HashSet<>();
        for (Feature feature : features) {
            if (!metrics.add(feature.metric())) {
                throw new IllegalArgumentException("metric is a feature twice: metric=" + feature.metric());
            }
        }
    }

    public int size() {
        return features.size();
    }

    public Feature get(int index) {
        return features.get(index);
    }

    /** Whether feature {@code index} is seen only, neither forecast nor scored. */
    public boolean isContext(int index) {
        return features.get(index).isContext();
    }

    /** Metric names in the order of the inputs. */
    public List<String> metrics() {
        return features.stream().map(Feature::metric).toList();
    }

    /**
     * Encodes one row.
     *
     * @param raw {@code [size]} in the metrics' own units, NaN where missing
     * @param encoded {@code [size]}, receives the network's units, NaN where missing; a context is never missing
     */
    public void encode(float[] raw, float[] encoded) {
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = features.get(i).encode(raw[i]);
        }
    }
}

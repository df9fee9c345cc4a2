package io.tocsin.baseline;

import com.amazon.randomcutforest.RandomCutForest;

/**
 * What OpenSearch's anomaly detection runs: a random cut forest that scores each tick and then learns it (Guha et al. 2016), here in the
 * library's own implementation with {@value #TREES} trees of {@value #SAMPLES} samples. It goes on learning in the test part.
 *
 * <p>It sees shingles, up to {@value #MAX_SHINGLE} ticks in a row as one point, for a single value tells little: eight of ten features and fewer,
 * two of forty, then tick by tick, for time grows with the dimensions. Cost: some tenths of a millisecond a tick.
 *
 * <p>Thread-safe.
 */
public final class RandomCutForestBaseline implements Baseline {
    private static final int TREES = 50;
    private static final int SAMPLES = 256;
    private static final int MAX_DIMENSIONS = 80;
    private static final int MAX_SHINGLE = 8;

    private final long seed;

    public RandomCutForestBaseline(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "random cut forest";
    }

    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        RandomCutForest forest = forest(timeline.features());
        for (int t = 0; t < timeline.testStart(); t++) {
            forest.update(timeline.tick(t));
        }
        return timeline.scoreTest(t -> {
            double score = forest.getAnomalyScore(timeline.tick(t));
            forest.update(timeline.tick(t));
            return score;
        });
    }

    private RandomCutForest forest(int features) {
        int shingle = Math.max(1, Math.min(MAX_SHINGLE, MAX_DIMENSIONS / features));
        return RandomCutForest.builder()
                .dimensions(features * shingle)
                .shingleSize(shingle)
                .internalShinglingEnabled(shingle > 1)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLES)
                .randomSeed(seed)
                .build();
    }
}

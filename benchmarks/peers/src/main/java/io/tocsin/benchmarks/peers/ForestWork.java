package io.tocsin.benchmarks.peers;

import com.amazon.randomcutforest.RandomCutForest;
import java.util.SplittableRandom;

/** A random cut forest that scores each tick and learns it, as OpenSearch's detector does. */
final class ForestWork {
    private static final int TREES = 50;
    private static final int SAMPLES = 256;
    private static final int TICKS = 512;

    private ForestWork() {}

    static Contender.Work step(Shape shape) {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(shape.inputs())
                .shingleSize(1)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLES)
                .randomSeed(1)
                .build();
        SplittableRandom random = new SplittableRandom(1);
        float[][] ticks = new float[TICKS][shape.inputs()];
        for (float[] tick : ticks) {
            for (int i = 0; i < tick.length; i++) {
                tick[i] = (float) random.nextDouble(-2, 2);
            }
            forest.update(tick);
        }
        int[] next = new int[1];
        double[] sink = new double[1];
        return () -> {
            float[] tick = ticks[next[0]++ % TICKS];
            sink[0] += forest.getAnomalyScore(tick);
            forest.update(tick);
        };
    }
}

package io.tocsin.engine.network;

import java.util.SplittableRandom;

/** Where weights start from. Thread-safe. */
final class Initialiser {
    private Initialiser() {}

    /** Uniform in ±√(1 / width), width being the number of units that the weights lead from, as PyTorch has it. */
    static void uniform(float[][] rows, SplittableRandom random, int width) {
        double bound = Math.sqrt(1.0 / width);
        for (float[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) random.nextDouble(-bound, bound);
            }
        }
    }
}
